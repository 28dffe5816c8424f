import { toPublicText } from './toPublicText';

describe('toPublicText', () => {
  it.each([
    'Applied revision: main@sha1:71f741852f50382831a263fc09fdecbebf6eb26f',
    'stored artifact for revision v1.2.3@sha256:0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    'Helm upgrade succeeded for release apps/checkout-api.v3 with chart checkout-api@1.4.2',
    'Back-off pulling image "ghcr.io/org/web:1.0.0"',
    'Back-off pulling image "registry.example.com:5000/org/web"',
    'Failed to pull registry.corp.example.com:5000/org/web:1.2.3.4',
    'ErrImagePull: nginx:1.27@sha256:0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    'there are no clusters with this name: nowhere',
    'secret "db-credentials" not found',
    'failed to get secret: not found',
    "couldn't find key password in Secret apps/db-credentials-2",
    'invalid token: it has expired',
    'the token has expired',
    'pull 123456789012.dkr.ecr.eu-west-1.amazonaws.com/org/web:1.4.2',
    'kustomizations.kustomize.toolkit.fluxcd.io is forbidden',
    'values.yaml:12: did not find expected key',
    'chart version 1.2.3.4 is not found',
    'basic authentication failed',
    'serviceaccount "checkout-api" not found',
    'no matches for kind "Rollout" in version "argoproj.io/v1alpha1"',
    'kustomization path not found: stat ./flux/absent: no such file or directory',
    'HorizontalPodAutoscaler apps/checkout-api: 2 of 3 at 12:30:45',
    'admission webhook "validate.kyverno.svc-fail" denied the request',
    "dependency 'flux-system/infra' is not ready",
    'template: checkout-api/templates/deployment.yaml:12:20: nil pointer',
    'The user may not do this; users are many',
    'sha 71f741852f50382831a263fc09fdecbebf6eb26f is not found in branch main',
  ])('leaves as it is: %s', text => {
    expect(toPublicText(text)).toBe(text);
  });

  it.each([
    [
      'Get "https://10.0.0.1:6443/apis?timeout=32s": dial tcp 10.0.0.1:6443: connect: connection refused',
      'Get "(address)": dial tcp (address): connect: connection refused',
    ],
    [
      'Get https://api.example.com/a: denied, see https://help.example.com.',
      'Get (address): denied, see (address).',
    ],
    ['clone https://u:p,w@h.test/r failed', 'clone (address) failed'],
    ['[https://[fd00::1]:6443/a] is down', '[(address)] is down'],
    [
      'dial tcp: lookup aws.example.com on 10.0.0.10:53: no such host',
      'dial tcp: lookup (address) on (address): no such host',
    ],
    ['lookup git: no such host', 'lookup (address): no such host'],
    ['lookup kube.internal.corp', 'lookup (address)'],
    ['dial tcp [fd00::1]:6443: i/o timeout', 'dial tcp (address): i/o timeout'],
    ['from [fd00::1]:6443', 'from (address)'],
    ['from fe80::1 and ::1', 'from (address) and (address)'],
    ['read 10.1.2.3:5->10.1.2.4:443', 'read (address)->(address)'],
    ['kube.internal.corp is down', '(address) is down'],
    ['kube.example.com:6443 is down', '(address) is down'],
    ['node ip-10-0-0-5.ec2.internal left', 'node (address) left'],
    ['connect to kube:6443 failed', 'connect to (address) failed'],
    ['host=db.example.com port=5432', 'host=(address) port=5432'],
    ['A1.gr7.eu-west-1.eks.amazonaws.com is gone', '(address) is gone'],
    ['localhost:8080 refused', '(address) refused'],
    [
      'x509: certificate is valid for a.test, b.test, not c.test',
      'x509: certificate is valid for (address)',
    ],
    ['clone git@internal-host:org/r.git failed', 'clone (address) failed'],
    ['clone user:pass@host:org/r failed', 'clone (address) failed'],
    ['by bot@example.com.', 'by (account).'],
    [
      'User "system:serviceaccount:apps:robot" cannot list',
      'User "(account)" cannot list',
    ],
    ['as system:serviceaccount:apps:robot: no', 'as (account): no'],
    [
      'AssumeRole arn:aws:iam::123456789012:role/robot denied',
      'AssumeRole (account) denied',
    ],
    [
      'denied: logs, get, p/a, sub: proj:p:r, iat: 2026',
      'denied: logs, get, p/a',
    ],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer (secret)'],
    ['bearer aGVsbG8gd29ybGQ= refused', 'bearer (secret) refused'],
    ['Basic dXNlcjpwYXNzd29yZA', 'Basic (secret)'],
    [
      'token eyJhbGciOi.eyJzdWIi.abc_- was refused',
      'token (secret) was refused',
    ],
    ['got eyJhbGciOi.eyJzdWIi.abc_-', 'got (secret)'],
    ['token ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'token (secret)'],
    ['remote: glpat-abcdefghij1234567890 expired', 'remote: (secret) expired'],
    ['password=hunter is wrong', 'password=(secret) is wrong'],
    ['password="two words", host', 'password=(secret), host'],
    ['password: hunter2', 'password: (secret)'],
    ['{"password":"hunter"}', '{"password":(secret)}'],
    ['{\\"token\\": \\"hunter\\"}', '{\\"token\\": (secret)}'],
    ['--password hunter given', '--password (secret) given'],
    ['GITHUB_TOKEN=abc', 'GITHUB_TOKEN=(secret)'],
    [
      'AWS_SECRET_ACCESS_KEY=wJalrXUt/K7MDENG',
      'AWS_SECRET_ACCESS_KEY=(secret)',
    ],
    ['AccountKey=abc;', 'AccountKey=(secret);'],
    ['with password hunter2', 'with password (secret)'],
    ['user=jane host=a', 'user=(account) host=(address)'],
    ['key AKIAIOSFODNN7EXAMPLE', 'key (secret)'],
    ['read Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MEFCQ0RFRkdISUo', 'read (secret)'],
    [
      'key -----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY----- is bad',
      'key (secret) is bad',
    ],
  ])('makes of "%s"', (text, shown) => {
    expect(toPublicText(text)).toBe(shown);
    // What was made fit stays so.
    expect(toPublicText(shown)).toBe(shown);
  });

  it('is one line, cut where nobody reads on', () => {
    expect(toPublicText(' two\n  lines ')).toBe('two lines');
    const cut = toPublicText('word '.repeat(100_000), { maxLength: 300 });
    expect(cut).toHaveLength(300);
    expect(cut).toMatch(/…$/);
    expect(toPublicText('x'.repeat(10_000))).toHaveLength(500);
  });

  it('does not take long for what was made to take long', () => {
    for (const part of [
      'a',
      'a.',
      'a:',
      ':',
      '[',
      '@',
      '://',
      'https://.',
      'token=',
      '1.',
      'a-',
      '"',
    ]) {
      expect(toPublicText(part.repeat(50_000)).length).toBeLessThanOrEqual(500);
    }
  });
});
