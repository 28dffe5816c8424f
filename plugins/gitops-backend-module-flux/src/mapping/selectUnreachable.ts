import { EngineProblem } from '@backstage-gitops/plugin-gitops-common';

/** How Kubernetes clients word that a cluster is not there, and what a developer reads instead. */
const SIGNS: readonly [RegExp, string, string][] = [
  [
    /connection refused|no route to host/,
    'ConnectionRefused',
    'connection refused',
  ],
  [
    /no such host|server misbehaving/,
    'HostNotFound',
    'its host name is not known',
  ],
  [/x509:/, 'CertificateInvalid', 'its certificate is not trusted'],
  [
    /asked for the client to provide credentials|\bUnauthorized\b/,
    'Unauthorized',
    'it does not accept the credentials of the kubeconfig',
  ],
  [
    /i\/o timeout|TLS handshake timeout|deadline exceeded|Client\.Timeout/,
    'TimedOut',
    'it does not answer in time',
  ],
  [
    /connection reset|unexpected EOF|\bEOF\b/,
    'ConnectionLost',
    'it closes the connection',
  ],
];
/** Else the same words may be about the source, a registry or a webhook of a cluster that answers. */
const ABOUT_THE_API =
  /failed to get (server groups|API group resources|restmapper)|server groups|unable to (get|retrieve) .*(API|server)|dry-run failed|connection to the server|couldn't get current server API group list|Kubernetes cluster unreachable|failed to (build|create) kube client/i;

/**
 * Why the target of a kubeconfig cannot be reached, from the message of a failed reconcile; undefined
 * when it tells of something else.
 *
 * @param clusterName - the target, for the sentence
 */
export function selectUnreachable(
  message: string,
  clusterName: string,
): EngineProblem | undefined {
  if (!ABOUT_THE_API.test(message) || /webhook/.test(message)) return undefined;
  const sign = SIGNS.find(([pattern]) => pattern.test(message));
  if (!sign) return undefined;
  const [, code, words] = sign;
  return { code, message: `Flux cannot reach ${clusterName}: ${words}.` };
}
