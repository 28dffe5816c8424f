import { ExpectedFluxDeployment } from './ExpectedFluxDeployment';
import { helmReleases } from './helmReleases.expected';
import { kustomizationsOfCases } from './kustomizationsOfCases.expected';
import { kustomizationsOfServices } from './kustomizationsOfServices.expected';

/**
 * Every Kustomization and HelmRelease that stands whole in the recorded `get*` and `list*`, with what
 * a truthful board says of it. Written by hand.
 *
 * What is known beside the object:
 * - in `list*` (recorded together at 01:09): `list-gitrepositories` and `list-helmcharts`
 * - in `get*` (recorded from 01:11 on): each GitRepository as `watch-gitrepositories` showed it last,
 *   that is `cases` at 71f7418, `platform-gitops` at 5b6fc8f, `gone` without an artifact. Of that time
 *   no HelmChart is recorded: a HelmRelease's desired chart is what it attempted last
 * - workloads: none. (`list-deployments-selector` has that of checkout-api at the time of
 *   `list-helmreleases`, labelled 1.4.2 too)
 */
export const expectedFluxObjects: ExpectedFluxDeployment[] = [
  ...kustomizationsOfCases,
  ...kustomizationsOfServices,
  ...helmReleases,
];
