import { describeFaults } from '../__testUtils__/faults/describeFaults';

describe('What is shown of a Flux while', () => {
  describeFaults('flux');
});
