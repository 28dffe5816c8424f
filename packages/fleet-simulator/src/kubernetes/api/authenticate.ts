import { ApiTarget } from './ApiTarget';
import { StatusError } from './StatusError';

/** Who asks: everyone with the token may do everything, a limited user may read some namespaces. */
export type ApiUsers = {
  token: string;
  limited?: LimitedUser;
};

/** A service account that may get, list and watch in some namespaces, and nothing else. */
export type LimitedUser = {
  token: string;
  /** As messages name it: `system:serviceaccount:flux-system:limited`. */
  user: string;
  namespaces: string[];
};

type AuthenticatedRequest = {
  authorization: string | undefined;
  verb: string;
  path: string;
  target: ApiTarget | undefined;
};

const publicPaths = ['/version', '/healthz', '/livez', '/readyz'];

/** @throws StatusError 401 for a wrong token, 403 for what the user may not do */
export function authenticate(
  users: ApiUsers,
  request: AuthenticatedRequest,
): void {
  const { authorization, path, verb, target } = request;
  if (!authorization) {
    if (!publicPaths.includes(path))
      throw createForbidden('system:anonymous', request);
    return;
  }
  const token = /^Bearer\s+(.+)$/i.exec(authorization)?.[1];
  if (token === users.token) return;
  const { limited } = users;
  if (!limited || token !== limited.token)
    throw new StatusError(401, 'Unauthorized', 'Unauthorized');
  if (target?.type !== 'resource') return;
  const isAllowed =
    verb !== 'patch' && limited.namespaces.includes(target.namespace ?? '');
  if (!isAllowed) throw createForbidden(limited.user, request);
}

function createForbidden(
  user: string,
  { path, verb, target }: AuthenticatedRequest,
): StatusError {
  if (target?.type !== 'resource')
    return new StatusError(
      403,
      'Forbidden',
      `forbidden: User "${user}" cannot ${
        verb === 'list' ? 'get' : verb
      } path "${path}"`,
      {},
    );
  const { kind, namespace, name } = target;
  const { group, plural } = kind;
  const where = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  const what = group ? `${plural}.${group}` : plural;
  return new StatusError(
    403,
    'Forbidden',
    `${what}${
      name ? ` "${name}"` : ''
    } is forbidden: User "${user}" cannot ${verb} resource "${plural}" in API group "${group}" ${where}`,
    {
      ...(name ? { name } : {}),
      ...(group ? { group } : {}),
      kind: plural,
    },
  );
}
