import { setTimeout } from 'node:timers/promises';
import { JsonObject } from '@backstage/types';
import { z } from 'zod/v3';
import { fillIn, readTemplates, ShippedTemplate } from './readTemplates';

const linkSchema = z.object({
  title: z.string(),
  url: z.string().optional(),
  entityRef: z.string().optional(),
});

const eventsSchema = z.array(
  z.object({
    id: z.union([z.string(), z.number()]),
    type: z.enum(['log', 'completion', 'cancelled', 'recovered']),
    body: z.object({
      message: z.string(),
      stepId: z.string().optional(),
      status: z.string().optional(),
      error: z.object({ message: z.string() }).optional(),
      output: z
        .object({
          links: z.array(linkSchema).optional(),
          text: z
            .array(z.object({ title: z.string(), content: z.string() }))
            .optional(),
        })
        .optional(),
    }),
  }),
);

const dryRunSchema = z.object({
  log: z.array(z.object({ body: z.object({ message: z.string() }) })),
  directoryContents: z.array(z.object({ path: z.string() })),
});

/** A task that came to its end. */
export type FinishedTask = {
  id: string;
  status: 'completed' | 'failed';
  /** What its log says, without the scaffolder's own frame. */
  lines: string[];
  /** Why it failed. */
  error?: string;
  /** Steps that ran to their end, in order. */
  steps: string[];
  links: z.output<typeof linkSchema>[];
  text: string;
};

/** Starts tasks of the shipped templates as the form does, over the scaffolder's API, and follows them. */
export class TaskClient {
  readonly #templates = readTemplates();

  /** @param scaffolderUrl - `…/api/scaffolder` */
  constructor(private readonly scaffolderUrl: string) {}

  /** Starts a task and follows it to its end. */
  async run(name: string, values: JsonObject): Promise<FinishedTask> {
    const { status, body } = await this.start(name, values);
    if (status !== 201) {
      throw new Error(`${name} was not started: ${JSON.stringify(body)}`);
    }
    return this.#follow(z.object({ id: z.string() }).parse(body).id);
  }

  /** Sends a form; the answer as it is. The scaffolder checks the values by the template's schema. */
  async start(
    name: string,
    values: JsonObject,
  ): Promise<{ status: number; body: unknown }> {
    const template = this.#find(name);
    const response = await fetch(`${this.scaffolderUrl}/v2/tasks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        templateRef: `template:default/${name}`,
        values: fillIn(template, values),
      }),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Runs a template dry, as the template editor does. */
  async tryOut(
    name: string,
    values: JsonObject,
  ): Promise<{ lines: string[]; files: string[] }> {
    const template = this.#find(name);
    const response = await fetch(`${this.scaffolderUrl}/v2/dry-run`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        template,
        values: fillIn(template, values),
        directoryContents: [],
      }),
    });
    const { log, directoryContents } = dryRunSchema.parse(
      await response.json(),
    );
    return {
      lines: log.map(({ body }) => body.message),
      files: directoryContents.map(({ path }) => path),
    };
  }

  /** Previews an action as the form does: the answer as it is. */
  async preview(
    action: string,
    input: JsonObject,
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.scaffolderUrl}/gitops/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action, input }),
    });
    return { status: response.status, body: await response.json() };
  }

  #find(name: string): ShippedTemplate {
    const template = this.#templates.get(name);
    if (!template) throw new Error(`There is no template ${name}`);
    return template;
  }

  async #follow(id: string): Promise<FinishedTask> {
    for (;;) {
      const events = await this.#readEvents(id);
      const end = events.find(({ type }) => type === 'completion');
      if (end) {
        const { error, output } = end.body;
        const logs = events.filter(({ type }) => type === 'log');
        return {
          id,
          status: error ? 'failed' : 'completed',
          lines: logs.map(({ body }) => body.message),
          ...(error && { error: error.message }),
          steps: logs.flatMap(({ body }) =>
            body.status === 'completed' && body.stepId ? [body.stepId] : [],
          ),
          links: output?.links ?? [],
          text: (output?.text ?? []).map(({ content }) => content).join('\n'),
        };
      }
      await setTimeout(200);
    }
  }

  async #readEvents(id: string) {
    const response = await fetch(`${this.scaffolderUrl}/v2/tasks/${id}/events`);
    return eventsSchema.parse(await response.json());
  }
}
