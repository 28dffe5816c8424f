import { Dependents } from './Dependents';

describe('Dependents', () => {
  it('tells who needs a thing, as said last', () => {
    const dependents = new Dependents();
    dependents.set('a', ['chart', 'repository']);
    dependents.set('b', ['repository', 'repository']);
    expect(dependents.read('repository')).toEqual(['a', 'b']);
    expect(dependents.read('chart')).toEqual(['a']);
    dependents.set('a', ['chart']);
    expect(dependents.read('repository')).toEqual(['b']);
    dependents.delete('b');
    expect(dependents.read('repository')).toEqual([]);
    expect(dependents.read('never heard of')).toEqual([]);
  });
});
