/** The block in the editor: a choice of four, and what belongs to it. Plain script, so there is nothing to build. */
(({ blocks, blockEditor, components, element, i18n }) => {
  const make = element.createElement;
  const say = (text) => i18n.__(text, 'privacyloket');

  blocks.registerBlockType('privacyloket/content', {
    edit({ attributes: { part, form, text }, setAttributes }) {
      const parts = [
        { value: 'form', label: say('A form') },
        { value: 'open', label: say('A link to the choices') },
        { value: 'statement', label: say('The privacy statement') },
        { value: 'cookies', label: say('The list of cookies') },
      ];
      return make(
        'div',
        blockEditor.useBlockProps(),
        make(components.SelectControl, {
          label: 'Privacyloket',
          value: part,
          options: parts,
          onChange: (value) => setAttributes({ part: value }),
        }),
        part === 'form' &&
          make(components.TextControl, {
            label: say('Name of the form'),
            help: say('As in the settings of the site, for example contact.'),
            value: form,
            onChange: (value) => setAttributes({ form: value }),
          }),
        part === 'open' &&
          make(components.TextControl, {
            label: say('Text of the link'),
            value: text,
            onChange: (value) => setAttributes({ text: value }),
          }),
      );
    },
    // The server draws it (parts/content.php).
    save: () => null,
  });
})(window.wp);
