import { http, HttpResponse, RequestHandler } from 'msw';
import { recordedUrl } from './replayRecording';

/** A write as it came. */
export type SentWrite = {
  method: string;
  path: string;
  query: Record<string, string>;
  contentType: string | null;
  body: Record<string, any> | undefined;
};

type Json = Record<string, any>;

/**
 * Applications by `namespace/name` behind an Argo CD, of which a test says what each look at one of them sees.
 * As Argo CD does, a write finds its Application by what stands in its body only, else in `argocd`.
 */
export class OperationWorld {
  readonly writes: SentWrite[] = [];
  /** Keys of Applications that were changed, in order. */
  readonly changed: string[] = [];
  readonly applications = new Map<string, Json>();
  /** What the next looks see, one each; the last stays. */
  private readonly looks = new Map<string, ((now: Json) => Json)[]>();
  /** As before Argo CD 3.1: what the schema does not know vanishes. */
  dropsEnabled = false;

  put(application: Json): void {
    this.applications.set(toKey(application.metadata), application);
  }

  /** Each look sees the Application one step further. */
  show(key: string, ...steps: ((now: Json) => Json)[]): void {
    this.looks.set(key, steps);
  }

  handlers(): RequestHandler[] {
    const one = `${recordedUrl}/api/v1/applications/:name`;
    return [
      http.get(one, ({ request, params }) => {
        const { searchParams } = new URL(request.url);
        return this.look(`${searchParams.get('appNamespace')}/${params.name}`);
      }),
      ...['sync', 'rollback'].map(action =>
        http.post(`${one}/${action}`, async ({ request, params }) => {
          const body = await this.note(request);
          return this.change(body, String(params.name), now => ({
            ...now,
            operation: {
              sync: {
                revision: body?.revision ?? 'a'.repeat(40),
                ...(body?.dryRun && { dryRun: true }),
                ...(body?.prune && { prune: true }),
              },
              initiatedBy: { username: 'backstage' },
              ...(body?.infos && { info: body.infos }),
              retry: {},
            },
            status: { ...now.status, operationState: undefined },
          }));
        }),
      ),
      http.patch(one, async ({ request, params }) => {
        const body = await this.note(request);
        const { spec } = JSON.parse(body?.patch ?? '{}');
        return this.change(body, String(params.name), now => {
          const { automated } = spec.syncPolicy;
          const { automated: before, ...rest } = now.spec.syncPolicy ?? {};
          const merged = automated && { ...before, ...automated };
          if (merged && this.dropsEnabled) delete merged.enabled;
          return {
            ...now,
            spec: {
              ...now.spec,
              syncPolicy: { ...rest, ...(merged && { automated: merged }) },
            },
          };
        });
      }),
      http.delete(`${one}/operation`, async ({ request }) => {
        await this.note(request);
        return HttpResponse.json({});
      }),
      http.post(`${one}/resource/actions/v2`, async ({ request, params }) => {
        const body = await this.note(request);
        return this.change(body, String(params.name), now => now, {});
      }),
    ];
  }

  private look(key: string) {
    const steps = this.looks.get(key);
    const now = this.applications.get(key);
    if (!now) {
      return HttpResponse.json({ code: 5, message: 'x' }, { status: 404 });
    }
    const step = steps?.shift();
    if (step) this.applications.set(key, step(now));
    return HttpResponse.json(this.applications.get(key));
  }

  private async note(request: Request) {
    const url = new URL(request.url);
    const text = await request.text();
    const body = text ? JSON.parse(text) : undefined;
    this.writes.push({
      method: request.method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      contentType: request.headers.get('content-type'),
      body,
    });
    return body as Json | undefined;
  }

  private change(
    body: Json | undefined,
    name: string,
    run: (now: Json) => Json,
    answer?: Json,
  ) {
    const key = `${body?.appNamespace ?? 'argocd'}/${name}`;
    const now = this.applications.get(key);
    if (!now) {
      return HttpResponse.json({ code: 5, message: 'x' }, { status: 404 });
    }
    this.applications.set(key, run(now));
    this.changed.push(key);
    return HttpResponse.json(answer ?? this.applications.get(key));
  }
}

function toKey({ namespace, name }: { namespace: string; name: string }) {
  return `${namespace}/${name}`;
}
