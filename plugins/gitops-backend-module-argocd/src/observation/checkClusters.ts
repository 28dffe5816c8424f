import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { ObservationTask } from './ObservationTask';

/**
 * Reads the clusters for their names and labels. Not being allowed to, or not now, costs labels only:
 * what was known of them stays, and nothing is warned of.
 *
 * @throws EngineError `Unauthorized` only.
 */
export async function checkClusters(task: ObservationTask): Promise<void> {
  try {
    const clusters = await task.client.listClusters({ signal: task.signal });
    if (clusters) task.picture.setClusters(clusters);
  } catch (error) {
    if (!(error instanceof EngineError) || error.code === 'Unauthorized') {
      throw error;
    }
    task.failures?.note(error);
  }
  task.notify();
}
