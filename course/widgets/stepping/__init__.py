"""What the stepper shows at each step: formulas, a sentence, and what stands in the diagram."""
