import {
  JsonObject,
  KubernetesObject,
} from '../kubernetes/objects/KubernetesObject';
import { findCondition } from './findCondition';
import { readImages } from './readImages';
import { startTestCluster, TestCluster } from './startTestCluster';

/** A cluster for each test of a suite, from its very beginning. */
export interface DeliveringCluster {
  /** That of the test that runs. */
  readonly cluster: TestCluster;
  /** Waits until an object is Ready at its present generation. */
  untilReady(path: string): Promise<KubernetesObject>;
  /** Waits until a workload has an image. */
  untilImage(path: string, image: string): Promise<KubernetesObject>;
}

/** Starts a cluster with the platform's services before each test and stops it afterwards. */
export function createDeliveringCluster(): DeliveringCluster {
  let cluster: TestCluster;
  beforeEach(async () => {
    cluster = await startTestCluster();
  });
  afterEach(async () => {
    await cluster.stop();
  });
  return {
    get cluster() {
      return cluster;
    },
    untilReady: path =>
      cluster.until(async () => {
        const object = await cluster.get(path);
        const { status, metadata } = object;
        return (
          metadata?.generation !== undefined &&
          status?.observedGeneration === metadata.generation &&
          findCondition(object, 'Ready')?.status === 'True' &&
          isHistoryWritten(status) &&
          object
        );
      }),
    untilImage: (path, image) =>
      cluster.until(async () => {
        const object = await cluster.get(path);
        return readImages(object).includes(image) && object;
      }),
  };
}

/** Flux writes Ready a moment before the history that belongs to it. */
function isHistoryWritten(status: JsonObject): boolean {
  const { history, lastAttemptedConfigDigest: attempted } = status;
  return (
    attempted === undefined ||
    JSON.stringify(history ?? []).includes(`"configDigest":"${attempted}"`)
  );
}
