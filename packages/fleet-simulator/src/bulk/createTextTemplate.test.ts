import { createTextTemplate } from './createTextTemplate';

describe('createTextTemplate', () => {
  it('fills in every place of a variable, whatever stands in the value', () => {
    const render = createTextTemplate('{"a":"@@name@@","b":["x-@@name@@"]}');
    expect(render({ name: '@@name@@' })).toBe(
      '{"a":"@@name@@","b":["x-@@name@@"]}',
    );
    expect(render({ name: 'y' })).toBe('{"a":"y","b":["x-y"]}');
  });
});
