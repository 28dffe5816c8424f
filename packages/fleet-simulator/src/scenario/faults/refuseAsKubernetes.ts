import { parseApiPath } from '../../kubernetes/api/parseApiPath';
import { StatusError } from '../../kubernetes/api/StatusError';
import { FaultAnswer, RefuseAs } from './FaultAnswer';

const USER = 'system:serviceaccount:backstage:gitops';

/** What an API server answers: a Status object. */
export const refuseAsKubernetes: RefuseAs = (refusal, request, options) => {
  const { url = '/', method = 'GET' } = request;
  switch (refusal) {
    case 'unauthorized':
      return toAnswer(new StatusError(401, 'Unauthorized', 'Unauthorized'));
    case 'forbidden':
      return forbidInKubernetes(url, method);
    case 'unsupportedMediaType':
      return toAnswer(
        new StatusError(
          415,
          'UnsupportedMediaType',
          'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
        ),
      );
    case 'tooManyRequests': {
      const { retryAfterSeconds = 1 } = options;
      const answer = toAnswer(
        new StatusError(
          429,
          'TooManyRequests',
          'the server has received too many requests and has asked us to try again later',
          { retryAfterSeconds },
        ),
      );
      answer.headers['retry-after'] = String(retryAfterSeconds);
      return answer;
    }
    default:
      return toAnswer(
        new StatusError(
          500,
          'InternalError',
          'Internal error occurred: etcdserver: leader changed',
          { causes: [{ message: 'etcdserver: leader changed' }] },
        ),
      );
  }
};

/** 403 for one request, in the words of RBAC. */
export function forbidInKubernetes(url: string, method: string): FaultAnswer {
  const { pathname, searchParams } = new URL(url, 'http://fleet');
  const target = parseApiPath(pathname);
  if (target?.type !== 'resource') {
    return toAnswer(
      new StatusError(
        403,
        'Forbidden',
        `forbidden: User "${USER}" cannot ${
          method === 'GET' ? 'get' : method.toLowerCase()
        } path "${pathname}"`,
        {},
      ),
    );
  }
  const { kind, namespace, name } = target;
  const { group, plural } = kind;
  const isWatch = /^(?:1|true)$/.test(searchParams.get('watch') ?? '');
  const reading = isWatch ? 'watch' : (name && 'get') || 'list';
  const verb = method === 'GET' ? reading : method.toLowerCase();
  return toAnswer(
    new StatusError(
      403,
      'Forbidden',
      `${group ? `${plural}.${group}` : plural}${
        name ? ` "${name}"` : ''
      } is forbidden: User "${USER}" cannot ${verb} resource "${plural}" in API group "${group}" ${
        namespace ? `in the namespace "${namespace}"` : 'at the cluster scope'
      }`,
      {
        ...(name ? { name } : {}),
        ...(group ? { group } : {}),
        kind: plural,
      },
    ),
  );
}

/** A Status as an API server sends it. */
export function toAnswer(error: StatusError): FaultAnswer {
  return {
    status: error.code,
    headers: {
      'cache-control': 'no-cache, private',
      'content-type': 'application/json',
    },
    body: `${JSON.stringify(error.toStatus())}\n`,
  };
}

/** What an API server answers for a group, version or kind it does not serve. */
export const notServed: FaultAnswer = {
  status: 404,
  headers: {
    'cache-control': 'no-cache, private',
    'content-type': 'text/plain; charset=utf-8',
  },
  body: '404 page not found\n',
};
