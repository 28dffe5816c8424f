import { Fault } from './FaultCase';

const hub = 'Argo CD hub';
const flux = 'Flux on azure-aks';
const badCertificate =
  'shows a certificate we do not trust: check caData or caFile.';

/** Faults of the connections. */
export const connectionFaults: readonly Fault[] = [
  {
    name: 'connections are refused',
    argocd: {
      harm: { fault: 'refuse' },
      state: 'Stale',
      says: {
        code: 'ConnectionRefused',
        message: `${hub} cannot be reached: connection refused.`,
      },
    },
    flux: {
      harm: { fault: 'refuse' },
      state: 'Stale',
      says: {
        code: 'ConnectionRefused',
        message: `${flux} cannot be reached: connection refused.`,
      },
    },
  },
  {
    name: 'the certificate is wrong',
    argocd: {
      harm: { fault: 'certificate' },
      thenCut: true,
      state: 'Stale',
      says: { code: 'CertificateInvalid', message: `${hub} ${badCertificate}` },
    },
    flux: {
      harm: { fault: 'certificate' },
      thenCut: true,
      state: 'Stale',
      says: {
        code: 'CertificateInvalid',
        message: `${flux} ${badCertificate}`,
      },
    },
  },
  {
    name: 'it hangs before the headers',
    argocd: {
      harm: { fault: 'hang' },
      thenCut: true,
      state: 'Stale',
      says: {
        code: 'TimedOut',
        message: `${hub} did not answer in time.`,
      },
    },
    flux: {
      harm: { fault: 'hang' },
      thenCut: true,
      state: 'Stale',
      says: { code: 'TimedOut', message: `${flux} did not answer in time.` },
    },
  },
  {
    name: 'a connection is half open: silent, without an end',
    argocd: {
      harm: { fault: 'halfOpen' },
      state: 'Stale',
      says: { code: 'TimedOut', message: `${hub} did not answer in time.` },
    },
    flux: {
      harm: { fault: 'halfOpen' },
      state: 'Stale',
      says: { code: 'TimedOut', message: `${flux} did not answer in time.` },
    },
  },
  {
    name: 'a stream is cut in the middle of an event, again and again',
    argocd: {
      harm: { fault: 'cutMidEvent' },
      state: 'Stale',
      says: {
        code: 'ConnectionLost',
        message: `${hub} ended the stream of its Applications.`,
      },
    },
    flux: { harm: { fault: 'cutMidEvent' }, state: 'any' },
  },
  {
    name: 'a stream is cut once',
    argocd: { harm: { fault: 'cut' }, state: 'Live' },
    flux: { harm: { fault: 'cut' }, state: 'Live' },
  },
  {
    name: 'a stream loses events without a word',
    argocd: { harm: { fault: 'loseEvents' }, state: 'Live' },
    flux: { harm: { fault: 'loseEvents' }, state: 'Live' },
  },
  {
    name: 'answers drip, slower than our patience',
    argocd: {
      harm: { fault: 'drip', bytes: 1, everyMs: 50 },
      thenCut: true,
      state: 'Stale',
      says: { code: 'TimedOut', message: `${hub} did not answer in time.` },
    },
    flux: {
      harm: { fault: 'drip', bytes: 1, everyMs: 50 },
      thenCut: true,
      state: 'Stale',
      says: { code: 'TimedOut', message: `${flux} did not answer in time.` },
    },
  },
];
