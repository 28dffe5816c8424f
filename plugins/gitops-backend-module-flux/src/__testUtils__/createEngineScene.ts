import {
  CollectedPicture,
  collectPicture,
} from '@backstage-gitops/plugin-gitops-node/testUtils';
import {
  createGitRepository,
  createKustomization,
  createRevision,
  fluxPaths,
  servedWithFlux,
} from './createFluxObjects';
import { createTestEngine } from './createTestEngine';
import { LoopbackKubernetes } from './LoopbackKubernetes';

type EngineOptions = Parameters<typeof createTestEngine>[1];

/** A loopback API server and engines that observe it. */
export interface EngineScene {
  /** The server of the test that runs. */
  readonly kubernetes: LoopbackKubernetes;
  observe(options?: EngineOptions): CollectedPicture;
  /** Resolves when the picture is full. */
  observeFull(options?: EngineOptions): Promise<CollectedPicture>;
  /** How many requests there were so far whose method, path and query match. */
  countRequests(part: RegExp): number;
}

/**
 * Gives each test of a suite a cluster with Flux, in which Kustomization `checkout-api` has applied
 * revision `a` of `platform-gitops`, and ends with each test what observes it.
 */
export function createEngineScene(): EngineScene {
  let kubernetes: LoopbackKubernetes;
  const pictures: CollectedPicture[] = [];

  beforeEach(async () => {
    kubernetes = new LoopbackKubernetes({ ...servedWithFlux });
    await kubernetes.start();
    const revision = createRevision('a');
    kubernetes.put(fluxPaths.GitRepository, createGitRepository(revision));
    kubernetes.put(
      fluxPaths.Kustomization,
      createKustomization('checkout-api', { revision }),
    );
  });

  afterEach(async () => {
    await Promise.all(pictures.splice(0).map(picture => picture.stop()));
    await kubernetes.stop();
  });

  const observe = (options: EngineOptions = {}) => {
    const picture = collectPicture(createTestEngine(kubernetes.url, options));
    pictures.push(picture);
    return picture;
  };
  return {
    get kubernetes() {
      return kubernetes;
    },
    observe,
    async observeFull(options) {
      const picture = observe(options);
      await picture.until('a full picture', () => picture.fulls > 0);
      return picture;
    },
    countRequests: part =>
      kubernetes.requests.filter(request => part.test(request)).length,
  };
}
