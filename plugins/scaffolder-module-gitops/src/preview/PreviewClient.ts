import { ResponseError } from '@backstage/errors';
import { PreviewPlan, previewPlanSchema } from './PreviewPlan';

/** What to preview: an action's id and its input. */
export type PreviewRequest = { action: string; input: Record<string, unknown> };

/** Asks the scaffolder's backend what an action would write. */
export class PreviewClient {
  readonly #options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#options = options;
  }

  /**
   * @throws ResponseError: with status 400 its cause is the refusal, in a sentence for who fills in the form.
   */
  async preview(
    request: PreviewRequest,
    options: { signal: AbortSignal },
  ): Promise<PreviewPlan> {
    const { discoveryApi, fetchApi } = this.#options;
    const base = await discoveryApi.getBaseUrl('scaffolder');
    const response = await fetchApi.fetch(`${base}/gitops/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: options.signal,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return previewPlanSchema.parse(await response.json());
  }
}
