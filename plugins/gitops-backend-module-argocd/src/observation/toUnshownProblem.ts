import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';

/**
 * The warning for an Application that Argo CD has and does not show us.
 *
 * @param application - which
 * @param options - `code`: why; `subject`: who was asked, at the start of the sentence
 */
export function toUnshownProblem(
  application: { namespace: string; name: string },
  options: { code: string; subject: string },
): EngineProblem {
  const { namespace, name } = application;
  return {
    code: options.code,
    message: `${options.subject} cannot show the Application ${namespace}/${name}.`,
  };
}
