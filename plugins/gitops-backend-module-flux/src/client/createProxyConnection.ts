import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  EngineError,
  toEngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { z } from 'zod/v3';
import { KubernetesConnection } from './KubernetesConnection';

/** How Backstage words an error; that of Kubernetes is a `Status`. */
const backstageErrorSchema = z.object({
  error: z.object({ name: z.string() }),
});
/** What the proxy says in words when it could not reach the cluster. */
const CAUSE =
  /\b(ECONN\w+|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|CERT_\w+|\w+_CERT\w*|UNABLE_TO_\w+|ERR_TLS_\w+)\b/;
const LONGEST_ERROR = 64 * 1024;

/**
 * A connection through the proxy of the Kubernetes plugin, which signs in to the cluster with whatever
 * strategy it is configured with. We sign in to the proxy as our plugin, with a token for each request.
 *
 * @param options - `clusterName`: as the Kubernetes plugin knows it
 */
export function createProxyConnection(
  options: Pick<KubernetesConnection, 'subject' | 'timing'> & {
    clusterName: string;
    auth: AuthService;
    discovery: DiscoveryService;
    fetch: typeof fetch;
  },
): KubernetesConnection {
  const { clusterName, auth, discovery, fetch: send, ...rest } = options;
  return {
    ...rest,
    addresses: [],
    async request(path, { headers, ...init }) {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'kubernetes',
      });
      const response = await send(
        `${await discovery.getBaseUrl('kubernetes')}/proxy${path}`,
        {
          ...init,
          headers: {
            ...headers,
            authorization: `Bearer ${token}`,
            'backstage-kubernetes-cluster': clusterName,
          },
        },
      );
      return response.ok
        ? response
        : refuseWhatTheProxySays(response, { clusterName, ...rest });
    },
  };
}

/** An answer of the proxy itself must not be taken for one of the cluster: its 404 is no absent Flux. */
async function refuseWhatTheProxySays(
  response: Response,
  { clusterName, subject }: { clusterName: string; subject: string },
): Promise<Response> {
  const { status, headers } = response;
  const text = await readStart(response);
  const isOfBackstage = backstageErrorSchema.safeParse(parseJson(text)).success;
  if (status === 404 && (isOfBackstage || text === '')) {
    throw new EngineError({
      code: 'NotFound',
      status: 502,
      message: `${subject} cannot be reached: the Kubernetes plugin is not there, or knows no cluster ${clusterName}.`,
    });
  }
  if (isOfBackstage && (status === 401 || status === 403)) {
    throw new EngineError({
      code: status === 401 ? 'Unauthorized' : 'Forbidden',
      status,
      message: `${subject} cannot be reached: the Kubernetes plugin does not let the GitOps plugin use its proxy, or cannot sign in to the cluster.`,
    });
  }
  const code =
    CAUSE.exec(text)?.[1] ??
    (/self-signed certificate/.test(text) ? 'CERT_UNTRUSTED' : undefined);
  if (isOfBackstage && code) throw toEngineError({ code }, subject);
  if (isOfBackstage) {
    throw new EngineError({
      code: 'UpstreamError',
      status,
      message: `${subject} cannot be reached through the Kubernetes plugin (HTTP ${status}): see its log.`,
    });
  }
  return new Response(text, { status, headers });
}

async function readStart(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (text.length < LONGEST_ERROR) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    return text;
  } finally {
    reader.cancel().catch(() => {});
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
