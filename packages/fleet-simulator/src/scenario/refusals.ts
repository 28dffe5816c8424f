/** What Argo CD answers to a token it does not take, and to one that may not read. */
export const argocdRefusals = {
  unauthorized: toJson(401, {
    error: 'no session information',
    code: 16,
    message: 'no session information',
  }),
  forbidden: toJson(403, {
    error: 'permission denied',
    code: 7,
    message: 'permission denied',
  }),
};

/** The same of a Kubernetes API server. */
export const kubernetesRefusals = {
  unauthorized: toJson(401, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: 'Unauthorized',
    reason: 'Unauthorized',
    code: 401,
  }),
  forbidden: toJson(403, {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: 'forbidden: User "backstage" cannot read this',
    reason: 'Forbidden',
    code: 403,
  }),
};

/** The same of a Git host. */
export const gitRefusals = {
  unauthorized: {
    status: 401,
    headers: {
      'content-type': 'text/plain',
      'www-authenticate': 'Basic realm="git"',
    },
    body: 'Credentials are needed.\n',
  },
  forbidden: {
    status: 403,
    headers: { 'content-type': 'text/plain' },
    body: 'You may not read this repository.\n',
  },
};

function toJson(status: number, body: object) {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
