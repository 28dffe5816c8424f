import { describeFaults } from '../__testUtils__/faults/describeFaults';

describe('What is shown of an Argo CD while', () => {
  describeFaults('argocd');
});
