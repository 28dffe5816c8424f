import {
  Deployment,
  DeploymentActionParameters,
} from '@backstage-gitops/plugin-gitops-common';
import {
  ActionProgress,
  EngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { ApplicationDetail } from '../client/ApplicationDetail';
import { readApplicationDetail } from '../client/readApplicationDetail';
import { toApplicationAddress } from '../details/toApplicationAddress';
import { ActionsContext } from './ActionsContext';
import { endOfSight } from './endOfSight';
import { pollApplication } from './pollApplication';

const REFRESH = 'argocd.argoproj.io/refresh';
const SKIP_RECONCILE = 'argocd.argoproj.io/skip-reconcile';
/** Argo CD answers when it has compared; what takes longer is looked for. */
const LIMIT_MS = 30_000;
/** What Argo CD refuses, it refuses at once. */
const REFUSAL_MS = 1_000;

/**
 * Lets Argo CD compare again. It answers when it has, without a limit of its own; the wish stands in an
 * annotation until then, which also proves that it was fulfilled.
 */
export async function* runRefresh(
  deployment: Deployment,
  { hard }: DeploymentActionParameters['refresh'],
  options: { context: ActionsContext; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void> {
  const { context, signal } = options;
  const { connection, timing } = context;
  const application = toApplicationAddress(deployment);
  const found = await readOrRefuse(deployment, options);
  const before = found.status?.reconciledAt ?? '';
  if (found.metadata.annotations[SKIP_RECONCILE] === 'true') {
    throw new ConflictError(
      `Argo CD is told to leave the Application alone (annotation ${SKIP_RECONCILE}): it would not compare it.`,
    );
  }
  const answer = readApplicationDetail(connection, {
    application,
    refresh: hard ? 'hard' : 'normal',
    limitMs: LIMIT_MS,
    signal,
  }).then(
    after => ({ after }),
    (error: unknown) => ({ error }),
  );
  const quick = await Promise.race([
    answer,
    timing.sleep(REFUSAL_MS, signal).then(() => undefined),
  ]);
  if (quick && 'error' in quick) throw quick.error;
  yield { state: 'Requested', trace: before };
  if (!quick) yield { state: 'Running', message: 'Argo CD is comparing.' };
  const ended = quick ?? (await answer);
  if ('after' in ended && isFulfilled(ended.after)) {
    yield toSuccess(before, ended.after);
    return;
  }
  yield* followRefresh(deployment, before, {
    ...options,
    isAnswered: 'after' in ended,
  });
}

/**
 * Looks until Argo CD has compared.
 *
 * @param before - when it had compared before; empty when never
 * @param options - `isAnswered`: Argo CD said that it took the wish, so one that is gone was fulfilled
 */
export async function* followRefresh(
  deployment: Deployment,
  before: string,
  options: {
    context: ActionsContext;
    isAnswered: boolean;
    signal: AbortSignal;
  },
): AsyncGenerator<ActionProgress, void> {
  for await (const look of pollApplication(
    deployment,
    options.context,
    options,
  )) {
    if ('isGone' in look) {
      yield { state: 'Unknown', message: 'The Application was deleted.' };
      return;
    }
    if (!isFulfilled(look.application)) continue;
    if (!options.isAnswered && !isCompared(before, look.application)) {
      // The wish may never have been noted: nothing proves that it was.
      yield {
        state: 'Failed',
        message: 'Argo CD broke off, and has not compared since.',
      };
      return;
    }
    yield toSuccess(before, look.application);
    return;
  }
  yield endOfSight();
}

async function readOrRefuse(
  deployment: Deployment,
  { context, signal }: { context: ActionsContext; signal: AbortSignal },
): Promise<ApplicationDetail> {
  try {
    return await readApplicationDetail(context.connection, {
      application: toApplicationAddress(deployment),
      signal,
    });
  } catch (error) {
    if (error instanceof EngineError && error.code === 'NotFound') {
      throw new NotFoundError('Argo CD has no such Application any more.');
    }
    throw error;
  }
}

function isFulfilled({ metadata }: ApplicationDetail): boolean {
  return metadata.annotations[REFRESH] === undefined;
}

function isCompared(before: string, after: ApplicationDetail): boolean {
  return (after.status?.reconciledAt ?? '') > before;
}

function toSuccess(before: string, after: ApplicationDetail): ActionProgress {
  const { sync, reconciledAt } = after.status ?? {};
  const words =
    sync?.status === 'Synced' || sync?.status === 'OutOfSync'
      ? `it is ${sync.status}`
      : 'it could not be compared: see its conditions';
  return {
    state: 'Succeeded',
    // In whole seconds two comparisons may have one time.
    message: `Compared${
      reconciledAt && isCompared(before, after) ? ` at ${reconciledAt}` : ''
    }: ${words}.`,
  };
}
