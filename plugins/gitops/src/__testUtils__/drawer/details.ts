import {
  DeploymentCommits,
  DeploymentDetails,
} from '@backstage-gitops/plugin-gitops-common';

/** What Argo CD says of a Deployment whose image cannot be pulled. */
export const failingDetails: DeploymentDetails = {
  conditions: [
    {
      type: 'health',
      severity: 'error',
      meaning:
        '1 of 3 Pods cannot pull ghcr.io/org/checkout-api:bad: there is no such tag.',
      advice:
        'Check the tag in clusters/gcp-gke/apps/checkout-api.yaml, or roll back to 1.4.2.',
      raw: 'Back-off pulling image "ghcr.io/org/checkout-api:bad": ErrImagePull: manifest unknown',
      since: '2026-11-23T11:48:00Z',
    },
    {
      type: 'OrphanedResourceWarning',
      severity: 'warning',
      meaning: 'The namespace holds 2 objects that no Application owns.',
      advice: 'Delete them, or list them in the project as known.',
      raw: 'Application has 2 orphaned resources',
      since: '2026-11-22T08:00:00Z',
    },
    {
      type: 'operation',
      severity: 'info',
      meaning: 'The last sync succeeded.',
      raw: 'successfully synced (all tasks run)',
      since: '2026-11-23T11:47:09Z',
    },
  ],
  parameters: [
    { name: 'image.tag', value: 'bad', from: 'values' },
    { name: 'replicaCount', value: '3', from: 'values' },
    { name: 'database.password', value: '••••••••', from: 'values' },
  ],
  imageAutomation: [
    {
      tool: 'argocd-image-updater',
      image: 'ghcr.io/org/checkout-api',
      policy: 'semver ^1.0.0',
      name: 'checkout-api',
      latestTag: '1.5.0',
      scannedAt: '2026-11-23T12:00:00Z',
      pushedCommit: 'a0a69e2a8de1c0f95a7b1f6d8f3d2c4b5a697881',
      pushedAt: '2026-11-22T09:00:00Z',
    },
    {
      tool: 'flux',
      image: 'ghcr.io/org/checkout-worker',
      policy: 'newest build, tags matching ^main-',
      name: 'checkout-worker',
      suspended: true,
      error: {
        code: 'NoMatch',
        message: 'No tag of the image fits the policy.',
      },
    },
  ],
  links: [
    {
      kind: 'engine',
      title: 'checkout-api-gcp-gke in Argo CD',
      url: 'https://argocd.example.com/applications/checkout-api-gcp-gke',
    },
    {
      kind: 'git',
      title: 'clusters/gcp-gke/apps/checkout-api.yaml',
      url: 'https://git.example.com/org/platform-gitops/blob/main/clusters/gcp-gke/apps/checkout-api.yaml',
    },
    {
      kind: 'service',
      title: 'checkout.example.com',
      url: 'https://checkout.example.com/',
    },
    { kind: 'other', title: 'Not for a browser', url: 'data:text/html,no' },
  ],
  problems: [],
};

/** Nothing to say beyond the row. */
export const quietDetails: DeploymentDetails = {
  conditions: [],
  parameters: [],
  imageAutomation: [],
  links: [],
  problems: [],
};

/** Two commits wait. */
export const waitingCommits: DeploymentCommits = {
  items: [
    {
      sha: 'a0a69e2a8de1c0f95a7b1f6d8f3d2c4b5a697881',
      author: 'Ada Example',
      message: 'checkout-api: 1.5.0',
      at: '2026-11-22T09:00:00Z',
      url: 'https://git.example.com/org/platform-gitops/commit/a0a69e2',
    },
    {
      sha: '5b6fc8f5a89a8de1c0f95a7b1f6d8f3d2c4b5a69',
      author: 'Grace Example',
      message: 'checkout-api: more memory',
      at: '2026-11-21T16:20:00Z',
    },
  ],
  from: '4613475a8de1c0f95a7b1f6d8f3d2c4b5a697881',
  to: 'a0a69e2a8de1c0f95a7b1f6d8f3d2c4b5a697881',
  state: 'complete',
};

/** None waits. */
export const noCommits: DeploymentCommits = { items: [], state: 'complete' };
