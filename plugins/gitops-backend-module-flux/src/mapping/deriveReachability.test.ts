import { kustomizationSchema } from '../client/wire';
import { readRecordedObjects } from '../__testUtils__/readRecordedObjects';
import { deriveReachability } from './deriveReachability';
import { deriveTargetContact } from './deriveTargetContact';
import { TargetContact } from './MappedFluxObject';
import { selectUnreachable } from './selectUnreachable';

const at = (minute: number) => `2026-11-23T12:0${minute}:00Z`;
const error = { code: 'ConnectionRefused', message: 'refused' };

describe('selectUnreachable', () => {
  it.each([
    [
      'ConfigMap/remote/b dry-run failed: failed to get server groups: Get "https://gcp-gke.example.com/api?timeout=30s": dial tcp gcp-gke.example.com: connect: connection refused',
      'ConnectionRefused',
      'connection refused',
    ],
    [
      'failed to get server groups: Get "https://x/api": dial tcp: lookup x on 10.0.0.10:53: no such host',
      'HostNotFound',
      'its host name is not known',
    ],
    [
      'failed to get server groups: Get "https://x/api": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      'CertificateInvalid',
      'its certificate is not trusted',
    ],
    [
      'Kubernetes cluster unreachable: Get "https://x/version": dial tcp 10.1.1.1:443: i/o timeout',
      'TimedOut',
      'it does not answer in time',
    ],
    [
      'failed to get server groups: the server has asked for the client to provide credentials',
      'Unauthorized',
      'it does not accept the credentials of the kubeconfig',
    ],
  ])('reads %s', (message, code, words) => {
    expect(selectUnreachable(message, 'gcp-gke')).toEqual({
      code,
      message: `Flux cannot reach gcp-gke: ${words}.`,
    });
  });

  it.each([
    'failed to download archive: GET http://source-controller/a.tar.gz: connection refused',
    'Deployment/a/b dry-run failed: admission webhook "x" failed: connection refused',
    "health check failed after 30s: timeout waiting for: [Deployment/cases/web status: 'InProgress']",
    'ConfigMap/cases/bad dry-run failed: failed to create typed patch object',
  ])('takes %s for what it is', message => {
    expect(selectUnreachable(message, 'gcp-gke')).toBeUndefined();
  });
});

describe('deriveReachability', () => {
  const ok = (minute: number): TargetContact => ({ ok: true, at: at(minute) });
  const lost = (minute: number, since = minute): TargetContact => ({
    ok: false,
    at: at(minute),
    since: at(since),
    error,
  });

  it('knows nothing of what nobody deploys to', () => {
    expect(deriveReachability([], undefined)).toBeUndefined();
  });

  it('believes the newest word, and of two at one time the bad one', () => {
    expect(deriveReachability([ok(1), lost(3)], undefined)).toEqual({
      ok: false,
      since: at(3),
      answeredAt: at(1),
      error,
    });
    expect(deriveReachability([ok(5), lost(3)], undefined)).toEqual({
      ok: true,
      since: at(5),
    });
    expect(deriveReachability([ok(3), lost(3)], undefined)?.ok).toBe(false);
  });

  it('says the same while it is the same', () => {
    const first = deriveReachability([ok(1), lost(3)], undefined);
    expect(deriveReachability([ok(1), lost(6, 3)], first)).toBe(first);
    const back = deriveReachability([ok(7), lost(6, 3)], first);
    expect(back).toEqual({ ok: true, since: at(7) });
    expect(deriveReachability([ok(8)], back)).toBe(back);
  });
});

describe('deriveTargetContact', () => {
  const read = (name: string) =>
    kustomizationSchema.parse(readRecordedObjects(name)[0]);
  const derive = (object: ReturnType<typeof read>, previous?: TargetContact) =>
    deriveTargetContact(object, { clusterName: 'gcp-gke', previous });

  it('dates the recorded target that went down, and when it last answered', () => {
    const up = derive(read('get-remote-target'));
    expect(up).toEqual({ ok: true, at: '2026-11-23T01:13:27Z' });
    expect(derive(read('get-remote-target-down'))).toMatchObject({
      ok: false,
      at: '2026-11-23T01:14:26Z',
      since: '2026-11-23T01:14:06Z',
      answeredAt: '2026-11-23T01:13:57Z',
    });
  });

  it('learns nothing from what fails before the target is asked, or is going on', () => {
    const down = derive(read('get-remote-target-down'));
    for (const reason of [
      'ArtifactFailed',
      'BuildFailed',
      'DependencyNotReady',
    ]) {
      const object = read('get-remote-target');
      object.status!.conditions = [
        {
          type: 'Ready',
          status: 'False',
          reason,
          message: '',
          lastTransitionTime: at(9),
        },
      ];
      expect(derive(object, down)).toBe(down);
    }
    expect(derive(read('get-unhealthy-waiting'), down)).toBe(down);
  });

  it('keeps when it began over every retry', () => {
    const down = derive(read('get-remote-target-down'));
    const later = read('get-remote-target-down');
    later.status!.conditions!.forEach(condition => {
      condition.lastTransitionTime = '2026-11-23T01:20:00Z';
    });
    expect(derive(later, down)).toMatchObject({
      since: down?.since,
      answeredAt: down?.answeredAt,
    });
  });
});
