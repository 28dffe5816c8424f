import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';
import { toEngineError } from '@backstage-gitops/plugin-gitops-node';

/**
 * A failure as a part of an answer that stands without it.
 *
 * @param error - what was thrown
 * @param options - `subject`: who was asked, at the start of a sentence; `what`: could not be read
 */
export function toProblem(
  error: unknown,
  options: { subject: string; what: string },
): EngineProblem {
  const { code, message } = toEngineError(error, options.subject);
  return { code, message: `${options.what} could not be read. ${message}` };
}
