import {
  Deployment,
  selectVersion,
  Version,
  VersionEvidence,
} from '@backstage-gitops/plugin-gitops-common';
import { FluxState } from './FluxState';

/**
 * The version that runs. Images in `spec` count while that spec is applied, or being applied, as while
 * an update runs the desired one of two is shown. When applying it failed they prove nothing: then the
 * version known before does, if the old state was not touched, else the chart or the revision.
 *
 * @param proven - the version when `spec` was last applied
 */
export function deriveVersion(
  evidence: VersionEvidence,
  state: Pick<FluxState, 'applied' | 'isSpecApplied' | 'isWorking' | 'health'>,
  proven: Deployment['version'],
): Version | undefined {
  if (state.applied === undefined) return undefined;
  if (state.isSpecApplied || state.isWorking) return selectVersion(evidence);
  const unaided = selectVersion({ ...evidence, images: [] });
  return unaided?.rule !== 'version-label' && state.health === 'Healthy'
    ? proven ?? unaided
    : unaided;
}
