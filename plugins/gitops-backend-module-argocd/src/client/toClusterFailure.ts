import { EngineErrorCode } from '@backstage-gitops/plugin-gitops-node';

/** Why a cluster did not answer Argo CD, in words for anyone. */
export type ClusterFailure = { code: EngineErrorCode; reason: string };

const FAILURES: readonly [RegExp, EngineErrorCode, string][] = [
  [
    /connection refused|no route to host/i,
    'ConnectionRefused',
    'connection refused',
  ],
  [
    /no such host|server misbehaving/i,
    'HostNotFound',
    'its host name is not known',
  ],
  [/x509|certificate/i, 'CertificateInvalid', 'its certificate is not trusted'],
  [
    /unauthorized|provide credentials|getting credentials/i,
    'Unauthorized',
    'it does not accept the credentials of Argo CD',
  ],
  [
    /time(?:d )?-?out|deadline exceeded|in time/i,
    'TimedOut',
    'it did not answer in time',
  ],
  [
    /EOF|reset by peer|broken pipe/i,
    'ConnectionLost',
    'it closed the connection',
  ],
];

/** @param text - what Argo CD wrote about a read of a cluster that failed */
export function toClusterFailure(text: string): ClusterFailure {
  const [, code, reason] = FAILURES.find(([pattern]) => pattern.test(text)) ?? [
    undefined,
    'UpstreamError' as const,
    'a live read of it failed',
  ];
  return { code, reason };
}
