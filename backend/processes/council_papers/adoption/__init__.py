"""How a concept comes to politics (CG-10): addressees, leadership, department head, paper, politics, publication.

The addressees and the leadership level are heard in rounds of feedback (`concepts/feedback`). The department head then
decides whether politics gets an information paper or a draft resolution; what was decided is recorded with the function
of who decided. The paper passes its bodies. Only then may the concept be published: no later step waits for none.
"""
