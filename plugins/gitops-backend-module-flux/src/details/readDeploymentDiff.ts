import {
  Deployment,
  DeploymentDiff,
  ResourceDiff,
} from '@backstage-gitops/plugin-gitops-common';
import { DetailsContext } from './DetailsContext';
import { ProblemList } from './ProblemList';
import { readFieldsDiff } from './readFieldsDiff';
import { readFluxObject } from './readFluxObject';
import { readReleaseDiff } from './readReleaseDiff';
import { selectTarget } from './selectTarget';

const order: readonly ResourceDiff['state'][] = [
  'changed',
  'missing',
  'extra',
  'unknown',
  'equal',
];

/**
 * Compares: a HelmRelease with the manifest that Helm stored, the fields of what a Kustomization applied
 * by who has them.
 */
export async function readDeploymentDiff(
  context: DetailsContext,
  deployment: Deployment,
  { signal }: { signal: AbortSignal },
): Promise<DeploymentDiff> {
  const flux = await readFluxObject(context.reader, deployment, { signal });
  const basis = flux.kind === 'HelmRelease' ? 'release' : 'fields';
  const target = selectTarget(context, deployment, flux);
  if (!target.reader) {
    return { basis, resources: [], problems: [target.problem] };
  }
  const problems = new ProblemList(target.reader.connection.subject);
  const options = { problems, signal };
  const resources =
    flux.kind === 'HelmRelease'
      ? await readReleaseDiff(target.reader, flux, options)
      : await readFieldsDiff(target.reader, flux, { ...options, deployment });
  return {
    basis,
    resources: resources.sort(
      (a, b) => order.indexOf(a.state) - order.indexOf(b.state),
    ),
    problems: problems.toArray(),
  };
}
