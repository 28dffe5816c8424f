import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { ApplicationSummary } from '../client/ApplicationSummary';
import { isTooLarge } from '../client/isTooLarge';
import { ObservationTask } from './ObservationTask';
import { toApplicationKey } from './toApplicationKey';

/**
 * Reads the small list. Argo CD builds the whole one before it cuts it small, and cannot send more than
 * 200 MiB of it (recordings 5): where it breaks, and where projects are configured, every project is read
 * by itself, one after the other. A project we may not read becomes a warning; all of them, an error.
 *
 * @returns by key
 * @throws EngineError
 */
export async function listMembers(
  task: ObservationTask,
): Promise<Map<string, ApplicationSummary>> {
  const { scope, client, signal } = task;
  if (!scope.isByProject) {
    try {
      return toMembers(await client.listApplications({ signal }));
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      task.failures?.note(error);
      scope.split();
    }
  }
  const projects = scope.configured ?? (await client.listProjects({ signal }));
  return listByProject(task, projects);
}

async function listByProject(
  task: ObservationTask,
  projects: readonly string[],
): Promise<Map<string, ApplicationSummary>> {
  const { client, picture, signal } = task;
  const members = new Map<string, ApplicationSummary>();
  const refusals: EngineError[] = [];
  for (const project of projects) {
    const key = `project ${project}`;
    try {
      const listed = await client.listApplications({ project, signal });
      for (const [each, summary] of toMembers(listed)) {
        members.set(each, summary);
      }
      picture.warnings.delete(key);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusals.push(error);
      task.failures?.note(error);
      picture.warnings.put(key, {
        code: 'Forbidden',
        message: `${client.subject} does not allow our account to read project ${project}.`,
      });
    }
  }
  if (refusals.length > 0 && refusals.length === projects.length) {
    throw refusals[0];
  }
  return members;
}

function toMembers(
  listed: readonly ApplicationSummary[],
): Map<string, ApplicationSummary> {
  return new Map(listed.map(each => [toApplicationKey(each.metadata), each]));
}

function isRefusal(error: unknown): error is EngineError {
  return error instanceof EngineError && error.code === 'Forbidden';
}
