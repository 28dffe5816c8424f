import {
  ActionCheck,
  ActionRecord,
  OfferedResourceAction,
} from '@backstage-gitops/plugin-gitops-common';
import { http, HttpResponse } from 'msw';

const base = '*/api/gitops/v1';

/** What the GitOps backend says about actions, for msw. Remembers what it was asked to do. */
export class ActionsBackend {
  /** Of every Deployment that is asked for. */
  checks: ActionCheck[] | ((id: string) => ActionCheck[]) = [];
  /** Of every source that is asked for. */
  sourceChecks: ActionCheck[] = [];
  /** Newest first. */
  records: ActionRecord[] = [];
  offered: OfferedResourceAction[] = [];
  /** Refuses the next actions on ids that contain a text. */
  refusal?: { status: number; name: string; message: string; of?: string };
  /** The state of what is taken. */
  takenState: ActionRecord['state'] = 'Requested';
  readonly taken: { id: string; action: string; body: unknown }[] = [];
  /** How often the records were asked for. */
  reads = 0;

  /** Says how what runs ended. */
  end(state: ActionRecord['state'], message: string) {
    this.records = this.records.map(record => ({
      ...record,
      state,
      message,
      finishedAt: '2026-11-24T12:01:00Z',
    }));
  }

  handlers() {
    return [
      http.get(`${base}/deployment-actions`, ({ request }) =>
        HttpResponse.json({
          items: new URL(request.url).searchParams.getAll('id').map(id => ({
            id,
            actions:
              typeof this.checks === 'function' ? this.checks(id) : this.checks,
          })),
        }),
      ),
      http.get(`${base}/source-actions`, ({ request }) =>
        HttpResponse.json({
          items: new URL(request.url).searchParams
            .getAll('id')
            .map(id => ({ id, actions: this.sourceChecks })),
        }),
      ),
      http.post(`${base}/sources/:id/:action`, ({ params, request }) =>
        this.#take(String(params.id), String(params.action), request, 'source'),
      ),
      http.get(`${base}/actions`, () => {
        this.reads += 1;
        return HttpResponse.json({ items: this.records });
      }),
      http.get(`${base}/deployments/:id/resources/actions`, () =>
        HttpResponse.json({ items: this.offered }),
      ),
      http.post(
        `${base}/deployments/:id/resources/actions`,
        ({ params, request }) =>
          this.#take(String(params.id), 'resource-action', request),
      ),
      http.post(`${base}/deployments/:id/:action`, ({ params, request }) =>
        this.#take(String(params.id), String(params.action), request),
      ),
    ];
  }

  async #take(
    id: string,
    action: string,
    request: Request,
    type: ActionRecord['target']['type'] = 'deployment',
  ) {
    const body = await request.json();
    this.taken.push({ id, action, body });
    const { refusal } = this;
    if (refusal && id.includes(refusal.of ?? '')) {
      const { status, name, message } = refusal;
      return HttpResponse.json(
        {
          error: { name, message },
          request: { method: 'POST', url: '/' },
          response: { statusCode: status },
        },
        { status },
      );
    }
    const record = {
      id: `action-${this.taken.length}`,
      target: { type, id },
      subject: `checkout-api on ${id.split('checkout-api-')[1]}`,
      action,
      parameters: body,
      by: 'user:default/ada',
      state: this.takenState,
      startedAt: '2026-11-24T12:00:00Z',
    } as ActionRecord;
    this.records = [record, ...this.records];
    return HttpResponse.json(record, { status: 202 });
  }
}
