import { GitopsEngine } from '@backstage-gitops/plugin-gitops-node';

/** The engines that modules add, each under a name of its own. */
export function createEngineList() {
  const engines: GitopsEngine[] = [];
  return {
    engines: engines as readonly GitopsEngine[],
    /** @throws Error when there is one of that type and name already. */
    addEngine(engine: GitopsEngine) {
      const isTaken = engines.some(
        ({ type, name }) => type === engine.type && name === engine.name,
      );
      if (isTaken) {
        throw new Error(
          `There are two engines ${engine.type} ${engine.name}; give each instance its own name`,
        );
      }
      engines.push(engine);
    },
  };
}
