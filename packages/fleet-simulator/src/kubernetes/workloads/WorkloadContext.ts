import { SimulatedClock } from '../../scenario/SimulatedClock';
import { EventRecorder } from '../flux/createEventRecorder';
import { KubernetesObject } from '../objects/KubernetesObject';
import { ObjectStore } from '../objects/ObjectStore';

/** What runs workloads: the controllers of Kubernetes itself and the kubelets. */
export type WorkloadContext = {
  store: ObjectStore;
  clock: SimulatedClock;
  pause(ms: number): Promise<void>;
  /** Where scheduler, kubelets and controllers tell what they do. */
  events?: EventRecorder;
  /** Whether someone decided that the pods of this workload fail. */
  isBroken(workload: KubernetesObject): boolean;
};
