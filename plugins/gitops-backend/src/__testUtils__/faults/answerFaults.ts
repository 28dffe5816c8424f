import { Fault } from './FaultCase';

const hub = 'Argo CD hub';
const flux = 'Flux on azure-aks';
const wrongFormat =
  'does not take the format we ask in (HTTP 415): something between it and us may change our headers.';
const noRights =
  'does not allow our account to read what we need: see the README of its module for the rights.';

/** Faults of the answers. */
export const answerFaults: readonly Fault[] = [
  {
    name: '401 to everything',
    argocd: {
      harm: { fault: 'unauthorized' },
      state: 'Stale',
      says: {
        code: 'Unauthorized',
        message: `${hub} does not accept our username and password: check gitops.argocd.instances[name=hub].username and .password.`,
      },
    },
    flux: {
      harm: { fault: 'unauthorized' },
      state: 'Stale',
      says: {
        code: 'Unauthorized',
        message: `${flux} does not accept our credentials: the token is wrong or expired.`,
      },
    },
  },
  {
    name: '401 to the token, which has expired',
    argocd: { harm: { fault: 'expire' }, thenCut: true, state: 'Live' },
    flux: {
      harm: { fault: 'expire' },
      thenCut: true,
      state: 'Stale',
      says: {
        code: 'Unauthorized',
        message: `${flux} does not accept our credentials: the token is wrong or expired.`,
      },
    },
  },
  {
    name: '403 to everything',
    argocd: {
      harm: { fault: 'forbidden' },
      thenCut: true,
      state: 'Stale',
      says: { code: 'Forbidden', message: `${hub} ${noRights}` },
    },
    flux: {
      harm: { fault: 'forbidden' },
      thenCut: true,
      state: 'Stale',
      says: { code: 'Forbidden', message: `${flux} ${noRights}` },
    },
  },
  {
    name: '403 for a project or a namespace',
    argocd: {
      harm: { fault: 'forbidPart', parts: ['platform'] },
      state: 'Live',
      says: {
        code: 'Forbidden',
        message: `${hub} does not show us 13 Applications of project platform any more: they are shown as they were seen last. Our account needs applications, get for that project.`,
      },
      dated: /^(cluster|monitoring|security)-|^registrations$/,
    },
    // Narrowed to the configured namespaces; the part that vanishes is in the tests of the engine.
    flux: { harm: { fault: 'forbidPart', parts: ['team-a'] }, state: 'Live' },
  },
  {
    name: '404: the version of the API was removed',
    argocd: {
      harm: { fault: 'removeVersion', kind: 'Application' },
      thenCut: true,
      state: 'Stale',
      says: {
        code: 'InvalidResponse',
        message: `${hub} has no API at the configured address: check gitops.argocd.instances[name=hub].url.`,
      },
    },
    flux: {
      harm: { fault: 'removeVersion', kind: 'Kustomization' },
      state: 'Live',
    },
  },
  {
    name: '410, as HTTP and as an event, by turns',
    argocd: 'Argo CD takes no version to begin at, so it never answers 410.',
    flux: { harm: { fault: 'gone' }, state: 'any' },
  },
  {
    name: '415 to everything',
    argocd: {
      harm: { fault: 'unsupportedMediaType' },
      thenCut: true,
      state: 'Stale',
      says: { code: 'UpstreamError', message: `${hub} ${wrongFormat}` },
    },
    flux: {
      harm: { fault: 'unsupportedMediaType' },
      thenCut: true,
      state: 'Stale',
      says: { code: 'UpstreamError', message: `${flux} ${wrongFormat}` },
    },
  },
  {
    name: '429 to everything, with Retry-After',
    argocd: {
      harm: { fault: 'tooManyRequests', retryAfterSeconds: 7 },
      thenCut: true,
      state: 'Stale',
      says: { code: 'RateLimited', message: `${hub} asks us to slow down.` },
    },
    flux: {
      harm: { fault: 'tooManyRequests', retryAfterSeconds: 7 },
      thenCut: true,
      state: 'Stale',
      says: { code: 'RateLimited', message: `${flux} asks us to slow down.` },
    },
  },
  {
    name: '500 to everything',
    argocd: {
      harm: { fault: 'serverError' },
      thenCut: true,
      state: 'Stale',
      says: {
        code: 'UpstreamError',
        message: `${hub} answers with an error (HTTP 500).`,
      },
    },
    flux: {
      harm: { fault: 'serverError' },
      thenCut: true,
      state: 'Stale',
      says: {
        code: 'UpstreamError',
        message: `${flux} answers with an error (HTTP 500).`,
      },
    },
  },
  {
    name: 'HTML for JSON',
    argocd: {
      harm: { fault: 'garbage' },
      state: 'Stale',
      says: {
        code: 'InvalidResponse',
        message: `${hub} answers with a web page where its API should be: check gitops.argocd.instances[name=hub].url.`,
      },
    },
    flux: {
      harm: { fault: 'garbage' },
      state: 'Stale',
      says: {
        code: 'InvalidResponse',
        message: `${flux} answers something that is not the Kubernetes API: check the configured url.`,
      },
    },
  },
  {
    name: 'items: null',
    argocd: {
      harm: { fault: 'nullItems' },
      thenCut: true,
      state: 'Live',
      says: {
        code: 'InvalidResponse',
        message: `${hub} does not list 28 Applications any more that it still has: they are shown as they were seen last.`,
      },
    },
    flux: {
      harm: { fault: 'nullItems' },
      thenCut: true,
      state: 'Stale',
      says: {
        code: 'InvalidResponse',
        message: `${flux} answers with a list that has not even no items, as no API server does.`,
      },
    },
  },
];
