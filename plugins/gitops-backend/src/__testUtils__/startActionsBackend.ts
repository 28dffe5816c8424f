import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  signalsServiceRef,
  SignalPayload,
} from '@backstage/plugin-signals-node';
import request from 'supertest';
import { FakeActions } from './FakeActions';
import { startTestFleet } from './startTestFleet';
import { until } from './until';

/** An entry of the audit log. */
export type AuditedEvent = {
  eventId: string;
  severity?: string;
  meta: Record<string, unknown>;
  outcome?: { status: 'success' | 'fail'; error?: string; meta?: unknown };
};

/** The plugin with an Argo CD that acts, its audit log and its signals. */
export async function startActionsBackend(
  options: Parameters<typeof startTestFleet>[0] = {},
) {
  const auditor = mockServices.auditor.mock();
  const events: AuditedEvent[] = [];
  auditor.createEvent.mockImplementation(
    async ({ eventId, meta, severityLevel }) => {
      const event: AuditedEvent = {
        eventId,
        severity: severityLevel,
        meta: { ...meta },
      };
      events.push(event);
      return {
        success: async ended => {
          event.outcome = { status: 'success', meta: ended?.meta };
        },
        fail: async ({ error, meta: endMeta }) => {
          event.outcome = {
            status: 'fail',
            error: `${error.name}: ${error.message}`,
            meta: endMeta,
          };
        },
      };
    },
  );
  const signals: SignalPayload<object>[] = [];
  const { actions = new FakeActions() } = options;
  const fleet = await startTestFleet({
    ...options,
    actions,
    features: [
      auditor.factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async signal => {
            signals.push(signal as SignalPayload<object>);
          },
        }),
      }),
      ...(options.features ?? []),
    ],
  });
  const { server } = fleet;
  await until(async () => {
    const { status } = await request(server).get('/api/gitops/v1/health');
    return status === 200;
  });
  const toUrl = (path: string) => `/api/gitops/v1/${path}`;
  return {
    ...fleet,
    actions,
    events,
    signals,
    post: (path: string, body: object = {}, user = 'user:default/ada') =>
      request(server)
        .post(toUrl(path))
        .set('authorization', mockCredentials.user.header(user))
        .send(body),
    get: (path: string, user = 'user:default/ada') =>
      request(server)
        .get(toUrl(path))
        .set('authorization', mockCredentials.user.header(user)),
  };
}
