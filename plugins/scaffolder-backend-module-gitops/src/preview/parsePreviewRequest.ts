import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { isLayoutAction, LayoutAction } from '../layout';
import { parseInput } from '../layout/inputs/parseInput';

const request = z
  .object({ action: z.string().max(100), input: z.record(z.unknown()) })
  .strict();

/** What somebody wants to see: what an action would write with an input. */
export type PreviewRequest = {
  action: LayoutAction;
  input: Record<string, unknown>;
};

/**
 * Parses the body of a request for a preview. The input itself is parsed by the action.
 *
 * @throws InputError in a sentence.
 */
export function parsePreviewRequest(body: unknown): PreviewRequest {
  const { action, input } = parseInput(request, body);
  if (!isLayoutAction(action)) {
    throw new InputError(
      `'${action}' lays out no files, so there is nothing to preview.`,
    );
  }
  return { action, input };
}
