import { StatusError } from './StatusError';

/**
 * A client's resourceVersion as the number it is here; undefined when it gave none.
 *
 * @throws StatusError 500 for what is no number, as real servers answer
 */
export function parseResourceVersion(text: string | null): number | undefined {
  if (text === null || text === '') return undefined;
  if (!/^\d+$/.test(text))
    throw new StatusError(
      500,
      'InternalError',
      `Internal error occurred: invalid resource version "${text}"`,
      { causes: [{ message: `invalid resource version "${text}"` }] },
    );
  return Number(text);
}
