import { Fault } from './FaultCase';

const hub = 'Argo CD hub';

/** Faults of what is told. */
export const truthFaults: readonly Fault[] = [
  {
    name: 'one object is malformed',
    argocd: {
      harm: { fault: 'malformed', name: 'inventory-api-aws-eks' },
      state: 'Live',
      says: {
        code: 'InvalidResponse',
        message: `${hub} sent the Application argocd/inventory-api-aws-eks, which we cannot read: spec is missing.`,
      },
      dated: /^inventory-api-aws-eks$/,
    },
    flux: {
      harm: { fault: 'malformed', name: 'inventory-api' },
      state: 'Live',
      says: {
        code: 'InvalidResponse',
        message:
          'Kustomization flux-system/inventory-api of azure-aks cannot be read: its spec is not what Flux writes.',
      },
      dated: /^inventory-api$/,
    },
  },
  {
    name: 'its clock is ten minutes behind',
    argocd: { harm: { fault: 'skew', minutes: -10 }, state: 'Live' },
    flux: { harm: { fault: 'skew', minutes: -10 }, state: 'Live' },
  },
  {
    name: 'its clock is ten minutes ahead',
    argocd: { harm: { fault: 'skew', minutes: 10 }, state: 'Live' },
    flux: { harm: { fault: 'skew', minutes: 10 }, state: 'Live' },
  },
  {
    name: 'it comes and goes every second',
    argocd: { harm: { fault: 'flap', times: 60, everyMs: 1000 }, state: 'any' },
    flux: { harm: { fault: 'flap', times: 60, everyMs: 1000 }, state: 'any' },
  },
  {
    name: 'it is restored from an older state',
    argocd: { harm: { fault: 'rewind' }, state: 'any' },
    flux: { harm: { fault: 'rewind' }, state: 'any' },
  },
];
