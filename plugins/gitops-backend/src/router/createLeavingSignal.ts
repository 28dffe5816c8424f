import { Response } from 'express';

/** Aborts when the answer is sent, or the caller left. */
export function createLeavingSignal(response: Response): AbortSignal {
  const abort = new AbortController();
  response.on('close', () => abort.abort());
  return abort.signal;
}
