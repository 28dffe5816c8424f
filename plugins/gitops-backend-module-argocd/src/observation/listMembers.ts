import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { ApplicationSummary } from '../client/ApplicationSummary';
import { ObservationTask } from './ObservationTask';
import { toApplicationKey } from './toApplicationKey';

/**
 * Reads the small list of every project, one after the other: together their answer might exceed what
 * Argo CD can send. A project we may not read becomes a warning; all of them, an error.
 *
 * @returns by key
 * @throws EngineError
 */
export async function listMembers(
  task: ObservationTask,
): Promise<Map<string, ApplicationSummary>> {
  const { client, picture, signal, projects } = task;
  const members = new Map<string, ApplicationSummary>();
  const refusals: EngineError[] = [];
  for (const project of projects ?? [undefined]) {
    const key = `project ${project}`;
    try {
      for (const each of await client.listApplications({ project, signal })) {
        members.set(toApplicationKey(each.metadata), each);
      }
      picture.unwarn(key);
    } catch (error) {
      if (!project || !isRefusal(error)) throw error;
      refusals.push(error);
      task.failures?.note(error);
      picture.warn(key, {
        code: 'Forbidden',
        message: `${client.subject} does not allow our account to read project ${project}.`,
      });
    }
  }
  if (refusals.length > 0 && refusals.length === projects?.length) {
    throw refusals[0];
  }
  return members;
}

function isRefusal(error: unknown): error is EngineError {
  return error instanceof EngineError && error.code === 'Forbidden';
}
