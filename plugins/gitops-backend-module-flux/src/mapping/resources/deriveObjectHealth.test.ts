import { liveObjectSchema } from '../../client/wire';
import { deriveObjectHealth } from './deriveObjectHealth';
import { toRouteUrls } from './toRouteUrls';

const toObject = (apiVersion: string, kind: string, parts: object) =>
  liveObjectSchema.parse({
    apiVersion,
    kind,
    metadata: { name: 'x', namespace: 'shop', generation: 2 },
    ...parts,
  });
const condition = (
  type: string,
  status: string,
  reason = '',
  message = '',
) => ({
  type,
  status,
  reason,
  message,
});
const deployment = (spec: object, status: object) =>
  toObject('apps/v1', 'Deployment', {
    spec,
    status: { observedGeneration: 2, ...status },
  });
const full = { replicas: 2, updatedReplicas: 2, readyReplicas: 2 };

describe('deriveObjectHealth', () => {
  it.each([
    [
      'a full Deployment',
      deployment({ replicas: 2 }, full),
      'Healthy',
      undefined,
    ],
    [
      'one whose change is not seen yet',
      deployment({ replicas: 2 }, { ...full, observedGeneration: 1 }),
      'Progressing',
      'Its controller has not seen the last change yet.',
    ],
    [
      'one that is rolling out',
      deployment({ replicas: 2 }, { ...full, updatedReplicas: 1 }),
      'Progressing',
      '1 of 2 pods have the newest template.',
    ],
    [
      'one with pods of before',
      deployment({ replicas: 2 }, { ...full, replicas: 3 }),
      'Progressing',
      '1 old pods are still there.',
    ],
    [
      'one that was given up',
      deployment(
        { replicas: 2 },
        {
          conditions: [
            condition(
              'Progressing',
              'False',
              'ProgressDeadlineExceeded',
              'timed out',
            ),
          ],
        },
      ),
      'Degraded',
      'timed out',
    ],
    [
      'one whose quota is used up',
      deployment(
        { replicas: 2 },
        {
          conditions: [
            condition(
              'ReplicaFailure',
              'True',
              'FailedCreate',
              'exceeded quota',
            ),
          ],
        },
      ),
      'Degraded',
      'exceeded quota',
    ],
    [
      'one that is paused',
      deployment({ replicas: 2, paused: true }, full),
      'Suspended',
      'Its rollout is paused.',
    ],
    [
      'one scaled to nothing',
      deployment({ replicas: 0 }, {}),
      'Healthy',
      undefined,
    ],
    [
      'a DaemonSet that is not everywhere',
      toObject('apps/v1', 'DaemonSet', {
        spec: {},
        status: {
          observedGeneration: 2,
          desiredNumberScheduled: 3,
          updatedNumberScheduled: 3,
          numberReady: 2,
        },
      }),
      'Progressing',
      '2 of 3 pods are ready.',
    ],
    [
      'a Job that is done',
      toObject('batch/v1', 'Job', {
        spec: {},
        status: { conditions: [condition('Complete', 'True')] },
      }),
      'Healthy',
      undefined,
    ],
    [
      'a Job at work',
      toObject('batch/v1', 'Job', { spec: {}, status: {} }),
      'Progressing',
      undefined,
    ],
    [
      'a CronJob that is suspended',
      toObject('batch/v1', 'CronJob', { spec: { suspend: true } }),
      'Suspended',
      'It is suspended.',
    ],
    [
      'a claim whose volume is lost',
      toObject('v1', 'PersistentVolumeClaim', { status: { phase: 'Lost' } }),
      'Degraded',
      'Its volume is lost.',
    ],
    [
      'a load balancer without an address',
      toObject('v1', 'Service', { spec: { type: 'LoadBalancer' } }),
      'Progressing',
      'It has no address yet.',
    ],
    [
      'an autoscaler that cannot read its metrics',
      toObject('autoscaling/v2', 'HorizontalPodAutoscaler', {
        spec: {},
        status: {
          conditions: [
            condition(
              'ScalingActive',
              'False',
              'FailedGetResourceMetric',
              'no metrics',
            ),
            condition('ScalingLimited', 'True', 'TooManyReplicas'),
          ],
        },
      }),
      'Degraded',
      'no metrics',
    ],
    [
      'a certificate on its way',
      toObject('cert-manager.io/v1', 'Certificate', {
        status: {
          conditions: [condition('Ready', 'False', 'DoesNotExist', 'Issuing')],
        },
      }),
      'Progressing',
      'Issuing',
    ],
    [
      'what stalled',
      toObject('example.com/v1', 'Widget', {
        status: {
          conditions: [
            condition('Ready', 'True'),
            condition('Stalled', 'True', 'Stuck', 'stuck'),
          ],
        },
      }),
      'Degraded',
      'stuck',
    ],
    [
      'what is being deleted',
      toObject('example.com/v1', 'Widget', {
        metadata: { name: 'x', deletionTimestamp: '2026-11-23T01:00:00Z' },
      }),
      'Progressing',
      'It is being deleted.',
    ],
    [
      'what has no state',
      toObject('v1', 'ConfigMap', { data: {} }),
      undefined,
      undefined,
    ],
    [
      'a Pod in a shape we do not know',
      toObject('v1', 'Pod', { spec: 'what' }),
      undefined,
      undefined,
    ],
  ])('%s', (_, object, health, message) => {
    expect(deriveObjectHealth(object)).toEqual({
      ...(health && { health }),
      ...(message && { message }),
    });
  });
});

describe('toRouteUrls', () => {
  it.each([
    [
      'a route',
      toObject('gateway.networking.k8s.io/v1', 'HTTPRoute', {
        spec: {
          hostnames: ['shop.example.com', '*.example.com'],
          rules: [
            {
              matches: [
                { path: { type: 'PathPrefix', value: '/cart' } },
                { path: { type: 'RegularExpression', value: '/x.*' } },
              ],
            },
          ],
        },
      }),
      ['https://shop.example.com/cart'],
    ],
    [
      'a gateway',
      toObject('gateway.networking.k8s.io/v1', 'Gateway', {
        spec: {
          listeners: [
            { hostname: 'a.example.com', protocol: 'HTTPS' },
            { hostname: 'b.example.com', protocol: 'TCP' },
            { protocol: 'HTTP' },
          ],
        },
      }),
      ['https://a.example.com/'],
    ],
    [
      'an Ingress without host',
      toObject('networking.k8s.io/v1', 'Ingress', {
        spec: { rules: [{ http: { paths: [{ path: '/' }] } }] },
        status: { loadBalancer: { ingress: [{ hostname: 'lb.example.com' }] } },
      }),
      ['http://lb.example.com/'],
    ],
    [
      'a load balancer',
      toObject('v1', 'Service', {
        spec: {
          type: 'LoadBalancer',
          ports: [
            { port: 443 },
            { name: 'http-admin', port: 8080 },
            { port: 5432 },
          ],
        },
        status: { loadBalancer: { ingress: [{ ip: '203.0.113.7' }] } },
      }),
      ['https://203.0.113.7/', 'http://203.0.113.7:8080/'],
    ],
    [
      'a Service inside the cluster',
      toObject('v1', 'Service', {
        spec: { type: 'ClusterIP', ports: [{ port: 80 }] },
      }),
      [],
    ],
  ])('%s', (_, object, urls) => {
    expect(toRouteUrls(object)).toEqual(urls);
  });
});
