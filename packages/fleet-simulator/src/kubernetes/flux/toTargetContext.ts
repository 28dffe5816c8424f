import { FluxContext } from './FluxContext';
import { KubeConfig } from './kubeConfigSchema';

/** The same controllers, working on the cluster that a kubeconfig leads to; on their own without one. */
export function toTargetContext<C extends FluxContext>(
  context: C,
  kubeConfig: KubeConfig | undefined,
): C {
  if (!kubeConfig) return context;
  const { store, applier } = context.targets.find(kubeConfig);
  return { ...context, store, applier };
}
