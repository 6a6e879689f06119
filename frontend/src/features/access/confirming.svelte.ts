/** What protects an account asks first whether it is still its owner; the page then does what was asked for. */
import { Problem } from '../../api/problem';

let waiting = $state.raw<{ go: () => void; stop: () => void } | null>(null);

export const confirming = {
  get open() {
    return waiting !== null;
  },
  done() {
    waiting?.go();
    waiting = null;
  },
  cancel() {
    waiting?.stop();
    waiting = null;
  },
};

/** Does it, and if the server asks who is there: after they have confirmed, does it again. Throws as `act` does. */
export async function confirmed<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'reauthentication-required') throw error;
    await new Promise<void>((go, stop) => (waiting = { go, stop: () => stop(new Cancelled()) }));
    return act();
  }
}

/** They thought better of it: nothing happened, nothing has to be said. */
export class Cancelled extends Error {}
