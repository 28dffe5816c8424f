import { z } from 'zod/v3';
import { parseInput } from '../layout/inputs/parseInput';

/**
 * Parts the input of an action: what is its own, parsed, and what the operation of the layout takes.
 *
 * @throws InputError when its own is wrong, in a sentence.
 */
export function splitInput<T extends z.ZodRawShape>(
  input: Record<string, unknown>,
  shape: T,
) {
  return {
    own: parseInput(z.object(shape), input),
    values: Object.fromEntries(
      Object.entries(input).filter(([name]) => !(name in shape)),
    ),
  };
}
