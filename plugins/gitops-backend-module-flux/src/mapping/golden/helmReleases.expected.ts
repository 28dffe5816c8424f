import { ExpectedFluxDeployment } from './ExpectedFluxDeployment';

/**
 * HelmRelease checkout-api, whose chart lies in the platform repository. Drift detection is on in all
 * of them, and no Events are read: whether it drifted is unknown, also in `get-hr-drifted`, where no
 * condition says so (recordings 9).
 */

const checkoutApi = {
  kind: 'HelmRelease' as const,
  namespace: 'flux-system',
  name: 'checkout-api',
  app: 'checkout-api',
  cluster: 'azure-aks',
  drift: 'unknown' as const,
  suspended: false,
};
const steady = {
  sync: 'Synced' as const,
  health: 'Healthy' as const,
  operation: 'Succeeded' as const,
};
const image = (tag: string) => ({
  version: { value: tag, rule: 'image-tag' as const },
});
/** The branch is tracked; `version: "*"` means nothing for a chart from Git. */
const at = (chart: string) => ({
  revision: { target: 'main', desired: chart, applied: chart },
});

export const helmReleases: ExpectedFluxDeployment[] = [
  {
    ...checkoutApi,
    ...steady,
    ...at('0.1.0+a0a69e21f097.1'),
    ...image('1.4.2'),
    recording: 'list-helmreleases',
  },
  {
    // The chart is deployed, the values of this generation are not.
    ...checkoutApi,
    ...at('0.1.0+5b6fc8f5a89a.1'),
    ...image('1.5.0'),
    recording: 'get-hr-upgrading',
    sync: 'OutOfSync',
    health: 'Progressing',
    operation: 'Running',
    message: 'upgrade',
  },
  {
    ...checkoutApi,
    ...steady,
    ...at('0.1.0+5b6fc8f5a89a.1'),
    ...image('1.5.0'),
    recording: 'get-hr-upgraded',
  },
  {
    ...checkoutApi,
    ...steady,
    ...at('0.1.0+5b6fc8f5a89a.2'),
    ...image('1.5.0'),
    recording: 'get-hr-drifted',
  },
  {
    // The tag `bad` that the spec asks for failed and is being rolled back: it is not what runs, and
    // what does, only the last deployed release of the chart tells.
    ...checkoutApi,
    ...at('0.1.0+5b6fc8f5a89a.2'),
    recording: 'get-hr-failed',
    sync: 'OutOfSync',
    health: 'Degraded',
    operation: 'Failed',
    version: { value: '0.1.0+5b6fc8f5a89a.2', rule: 'revision' },
    message: 'Helm upgrade failed',
  },
];
