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

/** Who asked, and in which namespaces they may read; undefined for who may do everything. */
export type ApiUser = { limitedTo?: LimitedUser };

type AuthenticatedRequest = {
  authorization: string | undefined;
  verb: string;
  path: string;
  target: ApiTarget | undefined;
};

const publicPaths = ['/version', '/healthz', '/livez', '/readyz'];

const readVerbs = ['get', 'list', 'watch'];

/** Whether someone may do something, everywhere without a namespace. */
export function isAllowed(
  { limitedTo }: ApiUser,
  { verb, namespace }: { verb: string; namespace?: string },
): boolean {
  if (!limitedTo) return true;
  return (
    readVerbs.includes(verb) && limitedTo.namespaces.includes(namespace ?? '')
  );
}

/**
 * @returns who it is
 * @throws StatusError 401 for a wrong token, 403 for what the user may not do
 */
export function authenticate(
  users: ApiUsers,
  request: AuthenticatedRequest,
): ApiUser {
  const { authorization, path, verb, target } = request;
  if (!authorization) {
    if (!publicPaths.includes(path))
      throw createForbidden('system:anonymous', request);
    return {};
  }
  const token = /^Bearer\s+(.+)$/i.exec(authorization)?.[1];
  if (token === users.token) return {};
  const { limited } = users;
  if (!limited || token !== limited.token)
    throw new StatusError(401, 'Unauthorized', 'Unauthorized');
  const user = { limitedTo: limited };
  if (target?.type !== 'resource') return user;
  if (!isAllowed(user, { verb, namespace: target.namespace }))
    throw createForbidden(limited.user, request);
  return user;
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
  const { kind, namespace, name, subresource } = target;
  const { group, plural } = kind;
  const where = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  const what = group ? `${plural}.${group}` : plural;
  const resource = subresource ? `${plural}/${subresource}` : plural;
  return new StatusError(
    403,
    'Forbidden',
    `${what}${
      name ? ` "${name}"` : ''
    } is forbidden: User "${user}" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`,
    {
      ...(name ? { name } : {}),
      ...(group ? { group } : {}),
      kind: plural,
    },
  );
}
