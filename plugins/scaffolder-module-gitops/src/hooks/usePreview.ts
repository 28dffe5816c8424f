import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { useEffect, useMemo, useState } from 'react';
import { PreviewClient, PreviewRequest } from '../preview/PreviewClient';
import { PreviewPlan } from '../preview/PreviewPlan';

/** So long after the last change of the form it is asked. */
const PAUSE_MS = 500;
const LIMIT_MS = 30_000;

/** How a preview stands. Nothing but `isLoading`: the first is being read. */
export type PreviewRead = {
  /** Of the form as it is; while `isLoading`, of the form as it was before the last change. */
  plan?: PreviewPlan;
  /** Why the action would refuse this input, in a sentence. */
  refusal?: string;
  /** Why nothing can be previewed. */
  error?: string;
  isLoading: boolean;
  /** Asks again. */
  retry: () => void;
};

type Answer = Pick<PreviewRead, 'plan' | 'refusal' | 'error'>;

/**
 * Previews what an action would write, half a second after the form was last changed. A question that is no
 * longer of interest is aborted.
 *
 * @param request - absent: nothing is asked
 */
export function usePreview(request: PreviewRequest | undefined): PreviewRead {
  const discoveryApi = useApi(discoveryApiRef);
  const fetchApi = useApi(fetchApiRef);
  const client = useMemo(
    () => new PreviewClient({ discoveryApi, fetchApi }),
    [discoveryApi, fetchApi],
  );
  const [attempt, setAttempt] = useState(0);
  const [latest, setLatest] = useState<{ question: string; answer: Answer }>();
  const body = request && JSON.stringify(request);
  const question = `${attempt} ${body}`;

  useEffect(() => {
    if (body === undefined) return undefined;
    const controller = new AbortController();
    let isLeft = false;
    let limit: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      limit = setTimeout(
        () => controller.abort(new Error('no answer in time')),
        LIMIT_MS,
      );
      const answer = await readAnswer(
        client.preview(JSON.parse(body), { signal: controller.signal }),
      );
      clearTimeout(limit);
      if (!isLeft) setLatest({ question, answer });
    };
    const pause = setTimeout(ask, PAUSE_MS);
    return () => {
      isLeft = true;
      clearTimeout(pause);
      clearTimeout(limit);
      controller.abort();
    };
  }, [client, body, question]);

  const retry = () => setAttempt(number => number + 1);
  if (body === undefined) return { isLoading: false, retry };
  if (latest?.question === question) {
    return { ...latest.answer, isLoading: false, retry };
  }
  return { plan: latest?.answer.plan, isLoading: true, retry };
}

async function readAnswer(asked: Promise<PreviewPlan>): Promise<Answer> {
  try {
    return { plan: await asked };
  } catch (error) {
    const isResponse = error instanceof ResponseError;
    const message = isResponse ? error.cause.message : String(error);
    return isResponse && error.statusCode === 400
      ? { refusal: message }
      : { error: message };
  }
}
