import { BoardServices } from '../board/createBoardClient';
import { createHistoryGuard } from './createHistoryGuard';
import { createLayoutAction } from './createLayoutAction';
import { layoutExamples } from './layoutActions.examples';

/** The actions that lay out files, one for each operation. */
export function createLayoutActions(services: BoardServices) {
  return [
    createLayoutAction('gitops:repo:init', {
      description:
        'Lays out a whole platform repository: clusters of several clouds and environments behind Argo CD and with Flux, and a README with the commands that bring them up',
      examples: layoutExamples['gitops:repo:init'],
    }),
    createLayoutAction('gitops:cluster:add', {
      description: 'Adds a cluster to the platform repository',
      examples: layoutExamples['gitops:cluster:add'],
    }),
    createLayoutAction('gitops:service:create', {
      description:
        'Lays out a new service in the platform repository: its chart or overlays, and its file on each chosen cluster, for Argo CD and Flux',
      examples: layoutExamples['gitops:service:create'],
    }),
    createLayoutAction('gitops:service:add-cluster', {
      description: 'Brings a service to more clusters',
      examples: layoutExamples['gitops:service:add-cluster'],
    }),
    createLayoutAction('gitops:service:remove', {
      description:
        'Takes a service off some clusters, or out of the repository. Its workloads there are deleted',
      examples: layoutExamples['gitops:service:remove'],
    }),
    createLayoutAction('gitops:service:promote', {
      description:
        'Brings a version, and other values when asked, from environments or clusters to others',
      examples: layoutExamples['gitops:service:promote'],
    }),
    createLayoutAction('gitops:service:rollback', {
      description:
        'Brings a service back to a version that ran there before, as the board knows',
      examples: layoutExamples['gitops:service:rollback'],
      guard: createHistoryGuard(services),
    }),
    createLayoutAction('gitops:secret:create', {
      description:
        'Writes an ExternalSecret for each cluster, and its store in Vault where there is none; never a value',
      examples: layoutExamples['gitops:secret:create'],
    }),
    createLayoutAction('gitops:image-automation:create', {
      description:
        "Lets a service follow the tags of its image: by Flux's image automation, or by Argo CD Image Updater",
      examples: layoutExamples['gitops:image-automation:create'],
    }),
    createLayoutAction('gitops:alert:create', {
      description:
        'Writes rules of Prometheus for drift and failure, of Argo CD and of clusters with Flux',
      examples: layoutExamples['gitops:alert:create'],
    }),
  ];
}
