/** Sends a request with `XMLHttpRequest`, because `fetch` does not say how much of a file has left. */
import { Offline } from './problem';

/** For the option `fetch` of one call; `onprogress` hears the part that was sent, 0 to 1. */
export function uploading(onprogress: (part: number) => void, signal?: AbortSignal): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = await request.blob();
    return new Promise((resolve, reject) => {
      const sent = new XMLHttpRequest();
      sent.open(request.method, request.url);
      request.headers.forEach((value, name) => sent.setRequestHeader(name, value));
      sent.upload.onprogress = (event) => {
        if (event.lengthComputable) onprogress(event.loaded / event.total);
      };
      sent.onload = () => {
        const headers = new Headers();
        for (const name of ['Content-Type', 'ETag', 'Retry-After']) {
          const value = sent.getResponseHeader(name);
          if (value) headers.set(name, value);
        }
        resolve(new Response(sent.responseText, { status: sent.status, statusText: sent.statusText, headers }));
      };
      sent.onerror = () => reject(new Offline());
      sent.onabort = () => reject(new DOMException('', 'AbortError'));
      signal?.addEventListener('abort', () => sent.abort());
      sent.send(body);
    });
  };
}
