import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { toDeployment } from '../mapping/toDeployment';
import { readRecordedApplications } from './readRecordedApplications';
import { readRecordedClusters } from './readRecordedClusters';

/** The Deployment of the only Application that stands in a recording. */
export function readRecordedDeployment(
  recording: string,
  different: Partial<Deployment> = {},
): Deployment {
  const found = readRecordedApplications().find(
    each => each.recording === recording,
  );
  if (!found) throw new Error(`${recording} holds no Application`);
  const { deployment } = toDeployment(found.application, {
    engine: 'hub',
    clusters: readRecordedClusters(),
  });
  return { ...deployment, ...different };
}
