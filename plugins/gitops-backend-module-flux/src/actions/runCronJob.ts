import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  Deployment,
  DeploymentActionParameters,
} from '@backstage-gitops/plugin-gitops-common';
import {
  ActionAuthor,
  ActionProgress,
  EngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { createObject, jobResource, readObject } from '../client';
import { CronJob, cronJobSchema, startedJobSchema } from '../client/wire';
import { DetailsContext } from '../details/DetailsContext';
import { findWorkload, Workload } from '../details/findWorkload';
import { ActionContext } from './ActionContext';
import { toAuthorship } from './FluxTarget';
import { requireWorkload } from './requireWorkload';

const LOOKS = 20;
const LOOK_EVERY_MS = 1_000;
/** A Job's name is a label of its Pods, which have 63 characters. */
const LONGEST_NAME = 63;
const SUFFIX = 5;

type Asked = {
  parameters: DeploymentActionParameters['resource-action'];
  signal: AbortSignal;
};

/** Makes a Job from the template of a CronJob, now, and looks until it has begun. */
export async function* runCronJob(
  context: ActionContext,
  deployment: Deployment,
  options: Asked & { by: ActionAuthor },
): AsyncGenerator<ActionProgress, void, undefined> {
  const { by, signal } = options;
  const workload = await requireWorkload(context.details, deployment, options);
  const { reader, resource, namespace, name, title } = workload;
  const cronJob = await readObject(reader.connection, resource, {
    ...(namespace && { namespace }),
    name,
    schema: cronJobSchema,
    signal,
  });
  if (!cronJob) throw new NotFoundError(`${title} is not there any more.`);
  const job = toJobName(name, reader.connection.timing.random());
  let isTaken = true;
  try {
    await createObject(reader.connection, jobResource, {
      ...(namespace && { namespace }),
      object: toJob(cronJob, { name: job, by }),
      schema: startedJobSchema,
      signal,
    });
  } catch (error) {
    if (error instanceof EngineError && error.status === 409) {
      throw new ConflictError(`There is a Job ${job} already: try again.`);
    }
    // Whether it was taken is not known, and a second Job would do the work twice: we look for the first.
    if (!isUnanswered(error)) throw error;
    isTaken = false;
  }
  yield { state: 'Requested', trace: job };
  yield* followJob(workload, job, { isTaken, signal });
}

/** The same for a Job that another process made. */
export async function* followCronJob(
  details: DetailsContext,
  deployment: Deployment,
  options: Asked & { job: string | undefined },
): AsyncGenerator<ActionProgress, void, undefined> {
  const { parameters, job, signal } = options;
  const { resource: ref } = parameters;
  const workload = await findWorkload(details, deployment, { ref, signal });
  if (!workload || !job) {
    yield {
      state: 'Unknown',
      message:
        'Backstage was restarted before it knew whether the cluster took it: look at its Jobs before you try again.',
    };
    return;
  }
  yield* followJob(workload, job, { isTaken: false, signal });
}

/** Nothing came back although something may have been sent. */
function isUnanswered(error: unknown): boolean {
  return (
    error instanceof EngineError &&
    error.status === undefined &&
    (error.code === 'TimedOut' || error.code === 'ConnectionLost')
  );
}

async function* followJob(
  workload: Workload,
  name: string,
  { isTaken, signal }: { isTaken: boolean; signal: AbortSignal },
): AsyncGenerator<ActionProgress, void, undefined> {
  const { namespace, reader } = workload;
  const { connection } = reader;
  let isThere = isTaken;
  for (let look = 0; look < LOOKS && !signal.aborted; look++) {
    // A look that fails is made again: it says nothing of the Job.
    const job = await readObject(connection, jobResource, {
      ...(namespace && { namespace }),
      name,
      schema: startedJobSchema,
      signal,
    }).catch(() => undefined);
    isThere ||= job !== undefined;
    const ended = job?.status?.conditions?.find(
      ({ type, status }) =>
        status === 'True' && (type === 'Complete' || type === 'Failed'),
    );
    if (ended?.type === 'Failed') {
      const why = ended.message ? `: ${ended.message}` : '.';
      yield { state: 'Failed', message: `Job ${name} failed${why}` };
      return;
    }
    if (ended || job?.status?.startTime) {
      yield {
        state: 'Succeeded',
        message: ended
          ? `Job ${name} ran to its end.`
          : `Job ${name} has begun: how it ends shows under resources.`,
      };
      return;
    }
    await connection.timing.sleep(LOOK_EVERY_MS, signal);
  }
  if (signal.aborted) return;
  yield {
    state: 'Unknown',
    message: isThere
      ? `The cluster took Job ${name}, and it was not seen to begin.`
      : `Whether the cluster took Job ${name} is not known, and it was not seen: look at its Jobs before you try again.`,
  };
}

/**
 * As `kubectl create job --from` makes it. The CronJob owns it, so that it counts for its limits and leaves with
 * it, and shows below it.
 */
function toJob(
  { metadata, spec }: CronJob,
  { name, by }: { name: string; by: ActionAuthor },
): object {
  const { jobTemplate } = spec;
  const { labels, annotations } = jobTemplate.metadata ?? {};
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      ...(labels && { labels }),
      annotations: {
        ...annotations,
        'cronjob.kubernetes.io/instantiate': 'manual',
        ...toAuthorship(by),
      },
      ownerReferences: [
        {
          apiVersion: 'batch/v1',
          kind: 'CronJob',
          name: metadata.name,
          uid: metadata.uid,
          controller: true,
        },
      ],
    },
    spec: jobTemplate.spec,
  };
}

function toJobName(cronJob: string, random: number): string {
  const suffix = Math.floor(random * 36 ** SUFFIX)
    .toString(36)
    .padStart(SUFFIX, '0');
  // A name ends with a letter or a digit before the dash that follows, too.
  const start = cronJob
    .slice(0, LONGEST_NAME - SUFFIX - 1)
    .replace(/[^a-z0-9]+$/, '');
  return `${start}-${suffix}`;
}
