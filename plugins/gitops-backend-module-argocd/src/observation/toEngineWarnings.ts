import {
  EngineProblem,
  toDeploymentId,
} from '@backstage-gitops/plugin-gitops-common';
import { EngineWarning } from '@backstage-gitops/plugin-gitops-node';

/** So many of one project are named one by one. */
const FEW = 3;

/**
 * Turns what is wrong with single Applications, and with other things, into warnings that name the Deployments
 * they are about. Many refused ones of a project are one warning.
 *
 * @param problems - by the key of an Application, `<namespace>/<name>`, or of something else
 * @param options - `toProject`: of an Application, when it is known; `subject`: who is asked, at the start of
 *   a sentence
 */
export function toEngineWarnings(
  problems: readonly (readonly [string, EngineProblem])[],
  options: {
    engine: string;
    subject: string;
    toProject: (key: string) => string | undefined;
  },
): EngineWarning[] {
  const { engine, subject, toProject } = options;
  const refused = new Map<string, string[]>();
  const others: EngineWarning[] = [];
  const single: [string, EngineProblem][] = [];
  for (const [key, problem] of problems) {
    const project = toProject(key);
    if (!key.includes('/')) others.push(problem);
    else {
      single.push([key, problem]);
      if (problem.code === 'Forbidden' && project) {
        refused.set(project, [...(refused.get(project) ?? []), key]);
      }
    }
  }
  const isOfMany = (key: string) =>
    (refused.get(toProject(key) ?? '')?.length ?? 0) > FEW;
  const toId = (key: string) => toApplicationId(key, engine);
  return [
    ...others,
    ...[...refused]
      .filter(([, keys]) => keys.length > FEW)
      .map(([project, keys]) => ({
        code: 'Forbidden',
        message: `${subject} does not show us ${keys.length} Applications of project ${project} any more: they are shown as they were seen last. Our account needs applications, get for that project.`,
        deployments: keys.map(toId),
      })),
    ...single
      .filter(([key, { code }]) => code !== 'Forbidden' || !isOfMany(key))
      .map(([key, problem]) => ({ ...problem, deployments: [toId(key)] })),
  ];
}

function toApplicationId(key: string, engine: string): string {
  const [namespace, name] = key.split('/');
  return toDeploymentId({
    engine: { type: 'argocd', name: engine },
    namespace,
    kind: 'Application',
    name,
  });
}
