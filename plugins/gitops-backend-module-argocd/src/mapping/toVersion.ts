import {
  GITOPS_ANNOTATIONS,
  selectVersion,
  Version,
} from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';
import { selectDesiredTags } from './selectDesiredTags';

/**
 * The version that runs. The revision is one only for what has no workload: between the end of a first
 * sync and the first image a workload's version is not known, and a commit shown for a second is none.
 *
 * @param application - as it is now
 * @param options - `app`, and `applied`: the applied revision of the main source
 */
export function toVersion(
  application: Application,
  options: { app: string; applied: string | undefined },
): Version | undefined {
  const images = application.status?.summary?.images ?? [];
  return selectVersion({
    app: options.app,
    images,
    versionImage:
      application.metadata.annotations[GITOPS_ANNOTATIONS.versionImage],
    desiredTags: selectDesiredTags(application, images),
    revision: application.status?.resources.hasWorkload
      ? undefined
      : options.applied,
  });
}
