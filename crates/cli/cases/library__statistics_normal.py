# The bell curve.
from statistics import NormalDist
n=NormalDist(100,15); print(n, round(n.cdf(115),12), round(n.pdf(100),12), [round(n.inv_cdf(p),9) for p in (.001,.1,.5,.9,.9999999999)], [round(q,9) for q in n.quantiles()], n+5, n*2, n-NormalDist(1,2), -n, n.zscore(130), n.mean, n.variance, n==NormalDist(100,15), NormalDist.from_samples([1,2,4]), round(n.overlap(NormalDist(110,10)),12), [round(x,8) for x in n.samples(2,seed=1)], n.median, n.stdev, 3-n, n/2)
for f in (lambda: NormalDist(1,-1), lambda: NormalDist(1,0).pdf(1), lambda: n.inv_cdf(2), lambda: NormalDist.from_samples([1])):
    try: f()
    except ValueError as e: print(type(e).__name__, e)
