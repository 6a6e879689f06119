/** Reads server-sent events from text that arrives in pieces of any size. */
export interface StreamEvent {
  id: string | null;
  type: string;
  data: string;
}

export function eventParser(receive: (event: StreamEvent) => void): (piece: string) => void {
  let rest = '';
  let id: string | null = null;
  let type = 'message';
  let data: string[] = [];

  function line(text: string): void {
    if (text === '') {
      if (data.length) receive({ id, type, data: data.join('\n') });
      type = 'message';
      data = [];
      return;
    }
    if (text.startsWith(':')) return;
    const colon = text.indexOf(':');
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    else if (field === 'event') type = value;
    else if (field === 'id') id = value;
  }

  return (piece) => {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    lines.forEach(line);
  };
}
